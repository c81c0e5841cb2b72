import { expect, it } from 'vitest'

import { parseRefusal, refusalMessage, SignInRefused, type SignInRefusal } from './sign-in-refusal'

it.each<SignInRefusal>([
  { reason: 'not-right' },
  { reason: 'busy' },
  { reason: 'failed' },
  { reason: 'no-cookie' },
  { reason: 'rate-limited', retryAfter: 840 },
])('reads $reason back from its code', (refusal) => {
  expect(parseRefusal(new SignInRefused(refusal).message)).toEqual(refusal)
})

it.each([null, '', '<b>hi</b>', 'Configuration', 'rate-limited:', 'rate-limited:-5', 'rate-limited:1e9', 'not-right\n'])(
  'takes the code %j for a failed sign-in',
  (code) => {
    expect(parseRefusal(code)).toEqual({ reason: 'failed' })
  },
)

it('never tells anybody to wait longer than failures count', () => {
  expect(parseRefusal('rate-limited:99999')).toEqual({ reason: 'rate-limited', retryAfter: 3600 })
})

it.each([
  [1, '1 minute.'],
  [60, '1 minute.'],
  [61, '2 minutes.'],
  [900, '15 minutes.'],
])('rounds a wait of %i seconds up to %s', (retryAfter, text) => {
  expect(refusalMessage({ reason: 'rate-limited', retryAfter })).toBe(`Too many attempts. Try again in ${text}`)
})
