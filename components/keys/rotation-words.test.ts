import { expect, it } from 'vitest'

import { type RotationKey, rotateFormWords, rotationWords, successorOf } from './rotation-words'

const old: RotationKey = { name: 'Entra', lastFour: 'a1B2', state: 'valid', expiresAt: new Date('2027-11-24T23:59:59.999Z') }
const successor: RotationKey = { name: 'Entra 2', lastFour: 'c3D4', state: 'valid', expiresAt: new Date('2028-11-24T23:59:59.999Z') }

it.each<[RotationKey['state'], RotationKey['state'], string]>([
  ['valid', 'valid', 'Both keys work until you revoke Entra, or until it expires on 24 November 2027.'],
  ['expires_soon', 'expires_soon', 'Both keys work until you revoke Entra, or until it expires on 24 November 2027.'],
  ['disabled', 'valid', 'Entra does not work: its owner is disabled. Only the new key works.'],
  ['expired', 'valid', 'Entra has expired. Only the new key works.'],
  ['revoked', 'valid', 'Entra is revoked. Only the new key works.'],
  ['valid', 'expired', 'Entra 2 does not work: Expired. Keep Entra until another key is in use.'],
  ['expires_soon', 'disabled', 'Entra 2 does not work: Disabled. Keep Entra until another key is in use.'],
  ['valid', 'revoked', 'Entra 2 does not work: Revoked. Keep Entra until another key is in use.'],
  ['disabled', 'disabled', 'Entra 2 does not work: Disabled. Entra does not work: its owner is disabled.'],
  ['expired', 'revoked', 'Entra 2 does not work: Revoked. Entra has expired.'],
])('of an old key that is %s and a new one that is %s', (oldState, newState, words) => {
  expect(rotationWords({ old: { ...old, state: oldState }, successor: { ...successor, state: newState } })).toBe(words)
})

it.each<[RotationKey['state'][], number | undefined]>([
  [[], undefined],
  [['valid', 'expires_soon', 'expired'], 1],
  [['disabled', 'expired', 'revoked'], 1],
  [['revoked', 'revoked'], 1],
])('of successors that are %j the one that matters is number %s', (states, index) => {
  const successors = states.map((state, place) => ({ state, place }))
  expect(successorOf(successors)?.place).toBe(index)
})

it('names the key that ends first', () => {
  expect(rotationWords({ old, successor: { ...successor, expiresAt: new Date('2027-01-06T23:59:59.999Z') } })).toBe(
    'Both keys work until you revoke Entra, or until Entra 2 expires on 6 January 2027.',
  )
})

it('tells keys of one name apart', () => {
  expect(rotationWords({ old, successor: { ...successor, name: 'Entra', state: 'expired' } })).toBe(
    'Entra (ends in c3D4) does not work: Expired. Keep Entra (ends in a1B2) until another key is in use.',
  )
})

it.each<[RotationKey['state'], string]>([
  ['valid', 'The old key goes on working until its expiration date, or until you revoke it.'],
  ['expires_soon', 'The old key goes on working until its expiration date, or until you revoke it.'],
  ['disabled', 'The old key does not work while its owner is disabled.'],
  ['expired', 'The old key has expired.'],
])('says in the form what becomes of an old key that is %s', (state, fate) => {
  expect(rotateFormWords({ state })).toBe(`This makes a new key with the same endpoints. ${fate}`)
})
