import { expect, test } from 'vitest'

import { homePath, isUnder, KEYS_PATH, navigationFor, PROFILE_PATH, ROLES_PATH, USERS_PATH } from '@/components/frame/navigation'

const hrefs = (permission: 'admin' | 'support' | 'none') =>
  navigationFor(permission).flatMap((group) => group.items.map((item) => item.href))

test('admins see every entry, support no keys, others nothing', () => {
  expect(hrefs('admin')).toEqual([KEYS_PATH, USERS_PATH, ROLES_PATH])
  expect(hrefs('support')).toEqual([USERS_PATH, ROLES_PATH])
  expect(navigationFor('none')).toEqual([])
})

test('everybody starts on a page that they may see', () => {
  expect(homePath('admin')).toBe(KEYS_PATH)
  expect(homePath('support')).toBe(USERS_PATH)
  expect(homePath('none')).toBe(PROFILE_PATH)
})

test('an entry is current on its pages below, not on pages that only start alike', () => {
  expect(isUnder(`${USERS_PATH}/5`, USERS_PATH)).toBe(true)
  expect(isUnder(`${USERS_PATH}-old`, USERS_PATH)).toBe(false)
})
