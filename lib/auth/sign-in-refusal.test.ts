import { expect, it } from 'vitest'

import { asksSupport, isLogged, parseRefusal, refusalMessage, SignInRefused, type SignInRefusal } from './sign-in-refusal'

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

it.each([
  ['OAuthSignin', 'entra-away'],
  ['OAuthCallback', 'entra-failed'],
] as const)("knows next-auth's code %s", (code, reason) => {
  expect(parseRefusal(code)).toEqual({ reason })
})

it('says when and by whom an account was disabled', () => {
  expect(refusalMessage({ reason: 'disabled', at: new Date('2026-11-24T10:00:00Z'), by: 'Microsoft Entra ID' })).toBe(
    'Your account is disabled. It was disabled on 24 November 2026 by Microsoft Entra ID. Ask your administrator to assign you again.',
  )
})

it.each([
  ['Ada Lovelace', 'by Ada Lovelace. Ask your administrator to enable it again.'],
  ['the server', 'by the server. Ask your administrator to enable it again.'],
])('asks to enable what %s disabled here', (by, end) => {
  expect(refusalMessage({ reason: 'disabled', at: new Date('2026-11-24T10:00:00Z'), by })).toBe(
    `Your account is disabled. It was disabled on 24 November 2026 ${end}`,
  )
})

it('asks to assign again where nobody knows who disabled the account', () => {
  expect(refusalMessage({ reason: 'disabled', at: null, by: null })).toBe(
    'Your account is disabled. Ask your administrator to assign you again.',
  )
})

it('knows the refusals of which the log says more', () => {
  const reasons = ['not-right', 'busy', 'failed', 'no-cookie', 'entra-away', 'entra-failed', 'not-provisioned'] as const
  expect(reasons.filter((reason) => isLogged({ reason }))).toEqual(['entra-away', 'entra-failed'])
})

it('names the organization where somebody has said its name', () => {
  expect(refusalMessage({ reason: 'not-provisioned' }, 'Contoso')).toBe(
    'Your account has not been provisioned. Ask your administrator to assign you to the console of Contoso in Microsoft Entra ID.',
  )
  expect(refusalMessage({ reason: 'wrong-tenant', domain: 'fabrikam.example' }, 'Contoso')).toBe(
    'You signed in with fabrikam.example. Use your work account of Contoso.',
  )
  expect(refusalMessage({ reason: 'wrong-tenant', domain: null })).toBe(
    'You signed in with an account of another organization. Use your work account of this organization.',
  )
})

it('sends to support only whom Microsoft Entra ID has authenticated', () => {
  const reasons = ['not-right', 'busy', 'failed', 'no-cookie', 'entra-away', 'entra-failed', 'not-provisioned'] as const
  expect(reasons.filter((reason) => asksSupport({ reason }))).toEqual(['not-provisioned'])
  expect(asksSupport({ reason: 'disabled', at: null, by: null })).toBe(true)
  expect(asksSupport({ reason: 'wrong-tenant', domain: null })).toBe(true)
  expect(asksSupport({ reason: 'rate-limited', retryAfter: 9 })).toBe(false)
})
