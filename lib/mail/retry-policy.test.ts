import { describe, expect, it } from 'vitest'

import { backoffMs, givesUpAt, judgeRefusal, type Refusal } from './retry-policy'

const AT = new Date('2026-11-24T09:00:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE

function judge(refusal: Partial<Refusal>, retryAfter: string | null = null) {
  return judgeRefusal({ refusal: { statusCode: 500, name: 'application_error', message: 'What it says.', ...refusal }, retryAfter, at: AT })
}

describe('judgeRefusal', () => {
  it.each([
    [null, 'application_error'],
    [500, 'internal_server_error'],
    [503, 'application_error'],
    [408, 'application_error'],
    [409, 'concurrent_idempotent_requests'],
  ])('tries again soon after %s %s', (statusCode, name) => {
    expect(judge({ statusCode, name })).toMatchObject({ outcome: 'retry', slow: false })
  })

  it.each([
    [401, 'missing_api_key', 'RESEND_API_KEY'],
    [401, 'restricted_api_key', 'RESEND_API_KEY'],
    [403, 'invalid_api_key', 'RESEND_API_KEY'],
    [403, 'validation_error', 'Verify its domain'],
    [422, 'invalid_from_address', 'MAIL_FROM'],
    [404, 'not_found', 'RESEND_BASE_URL'],
    [405, 'method_not_allowed', 'RESEND_BASE_URL'],
  ])('tries again slowly after %s %s, and says what an admin can do', (statusCode, name, remedy) => {
    const judged = judge({ statusCode, name })
    expect(judged).toMatchObject({ outcome: 'retry', slow: true, error: expect.stringContaining(remedy) })
    expect(judged).toMatchObject({ error: expect.stringContaining(`${statusCode}: What it says.`) })
  })

  it.each([
    [
      400,
      'API key is invalid',
      'Resend refused the API key (400: API key is invalid). Set a key that may send as RESEND_API_KEY and restart.',
    ],
    [
      422,
      'Invalid `from` field.',
      'Resend cannot read the sender (422: Invalid `from` field.). Correct it in Settings, or in MAIL_FROM and restart.',
    ],
  ])('tries again slowly after %s "%s" under the name of any mistake', (statusCode, message, error) => {
    expect(judge({ statusCode, name: 'validation_error', message })).toEqual({ outcome: 'retry', slow: true, error })
  })

  it.each([400, 413, 422, 451])('ends with %s', (statusCode) => {
    expect(judge({ statusCode, name: 'validation_error' })).toMatchObject({
      outcome: 'failed',
      error: expect.stringContaining('What it says.'),
    })
  })

  it.each([409, 422])('takes %s invalid_idempotent_request for a mail that was accepted before', (statusCode) => {
    expect(judge({ statusCode, name: 'invalid_idempotent_request' })).toEqual({ outcome: 'sent', providerId: null })
  })

  it.each([
    ['7', 7_000],
    ['0', 1_000],
    ['-5', 1_000],
    ['999999', HOUR],
    ['Tue, 24 Nov 2026 09:00:30 GMT', 30_000],
    ['Tue, 24 Nov 2026 08:00:00 GMT', 1_000],
    ['soon', 1_000],
    ['', 1_000],
    [null, 1_000],
  ])('pauses after 429 with retry-after %j for %i ms, which is not the fault of the mail', (retryAfter, pauseMs) => {
    expect(judge({ statusCode: 429, name: 'rate_limit_exceeded' }, retryAfter)).toMatchObject({ outcome: 'pause', pauseMs, isQuota: false })
  })

  it.each([
    ['daily_quota_exceeded', '1', 15 * MINUTE],
    ['monthly_quota_exceeded', null, 15 * MINUTE],
    ['daily_quota_exceeded', '36000', 10 * HOUR],
    ['monthly_quota_exceeded', '999999', 24 * HOUR],
  ])('pauses for long after %s with retry-after %j: for %i ms', (name, retryAfter, pauseMs) => {
    expect(judge({ statusCode: 429, name }, retryAfter)).toMatchObject({ outcome: 'pause', pauseMs, isQuota: true })
  })
})

describe('backoffMs', () => {
  it('doubles from 5 seconds to an hour', () => {
    const waits = [1, 2, 3, 9, 10, 11, 500].map((attempts) => backoffMs({ attempts, slow: false, random: 0.5 }))
    expect(waits).toEqual([5_000, 10_000, 20_000, 1_280_000, 2_560_000, HOUR, HOUR])
  })

  it('doubles from 5 minutes when an admin has something to mend', () => {
    expect([1, 2, 5].map((attempts) => backoffMs({ attempts, slow: true, random: 0.5 }))).toEqual([5 * MINUTE, 10 * MINUTE, HOUR])
  })

  it('spreads by a quarter either way, the hour too', () => {
    expect([0, 1].map((random) => backoffMs({ attempts: 1, slow: false, random }))).toEqual([3_750, 6_250])
    expect([0, 1].map((random) => backoffMs({ attempts: 50, slow: false, random }))).toEqual([45 * MINUTE, 75 * MINUTE])
  })
})

it("gives up within the 24 hours for which Resend knows a key, an attempt's time before their end", () => {
  const left = AT.getTime() + 24 * HOUR - givesUpAt(AT).getTime()
  expect(left).toBeGreaterThan(15_000)
  expect(left).toBeLessThanOrEqual(MINUTE)
})
