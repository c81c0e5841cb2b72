import { expect, test } from 'vitest'

import {
  homePath,
  isUnder,
  KEYS_PATH,
  navigationFor,
  OUTBOX_PATH,
  PROFILE_PATH,
  ROLES_PATH,
  SETTINGS_PATH,
  USERS_PATH,
} from '@/components/frame/navigation'

const items = (permission: 'admin' | 'support' | 'none', localMail = false) =>
  navigationFor(permission, { localMail }).flatMap((group) => group.items)
const hrefs = (...place: Parameters<typeof items>) => items(...place).map((item) => item.href)

test('admins see every entry, support neither keys nor settings, others nothing', () => {
  expect(hrefs('admin')).toEqual([KEYS_PATH, USERS_PATH, ROLES_PATH, SETTINGS_PATH])
  expect(hrefs('support')).toEqual([USERS_PATH, ROLES_PATH])
  expect(navigationFor('none')).toEqual([])
})

test('Settings stands by itself, outside the groups', () => {
  const labels = (permission: 'admin' | 'support') => navigationFor(permission).map(({ label, items }) => [label, items.length])
  expect(labels('admin')).toEqual([
    ['Tools', 1],
    ['Organization', 2],
    [null, 1],
  ])
  expect(labels('support')).toEqual([['Organization', 2]])
})

test('the outbox is an entry of admins where mail stays on the machine', () => {
  expect(hrefs('admin', true)).toEqual([KEYS_PATH, OUTBOX_PATH, USERS_PATH, ROLES_PATH, SETTINGS_PATH])
  expect(hrefs('support', true)).toEqual([USERS_PATH, ROLES_PATH])
  expect(navigationFor('none', { localMail: true })).toEqual([])
})

test('every entry has a letter of its own, and none that means something else', () => {
  const letters = items('admin', true).map((item) => item.shortcut)
  expect(letters).toEqual(['k', 'o', 'u', 'r', 's'])
  expect(new Set([...letters, 'g', '/', '?']).size).toBe(letters.length + 3)
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
