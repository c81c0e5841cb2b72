import { expect, it } from 'vitest'

import type { KeyState } from '@/lib/keys/key-state'
import { asksForName } from './asks-for-name'

const at = new Date('2026-11-24T10:00:00Z')
const recently = new Date('2026-10-26T10:00:00Z')
const longAgo = new Date('2026-10-24T10:00:00Z')

it.each<[KeyState, Date | null, boolean]>([
  ['valid', recently, true],
  ['expires_soon', recently, true],
  ['disabled', recently, true],
  ['valid', longAgo, false],
  ['disabled', longAgo, false],
  ['valid', null, false],
  ['expired', recently, false],
  ['revoked', recently, false],
])('a key that is %s and was last used at %s: %s', (state, lastUsedAt, asks) => {
  expect(asksForName({ state, lastUsedAt }, at)).toBe(asks)
})
