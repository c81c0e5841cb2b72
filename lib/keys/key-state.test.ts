import { expect, it } from 'vitest'

import { isUsable, KEY_STATES, keyState, keyStateLabel } from './key-state'

const now = new Date('2026-11-24T10:00:00Z')
const far = new Date('2027-11-24T23:59:59.999Z')

it.each([
  ['valid', { expiresAt: far }],
  ['valid', { expiresAt: new Date('2026-12-01T10:00:00.001Z') }],
  ['expires_soon', { expiresAt: new Date('2026-12-01T10:00:00.000Z') }],
  ['expires_soon', { expiresAt: new Date('2026-11-24T10:00:00.001Z') }],
  ['expired', { expiresAt: now }],
  ['expired', { expiresAt: new Date('2020-01-01') }],
  ['disabled', { expiresAt: far, ownerActive: false }],
  ['disabled', { expiresAt: new Date('2026-11-25'), ownerActive: false }],
  ['expired', { expiresAt: now, ownerActive: false }],
  ['revoked', { expiresAt: far, revokedAt: now }],
  ['revoked', { expiresAt: now, revokedAt: now, ownerActive: false }],
] as const)('is %s for %j', (state, facts) => {
  expect(keyState({ revokedAt: null, ownerActive: true, ...facts }, now)).toBe(state)
})

it('only Valid and Expires soon are accepted by the API', () => {
  expect(KEY_STATES.filter(({ state }) => isUsable(state)).map(({ label }) => label)).toEqual(['Valid', 'Expires soon'])
})

it('has the labels of the list', () => {
  expect(keyStateLabel('expires_soon')).toBe('Expires soon')
})
