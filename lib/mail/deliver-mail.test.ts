import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { API_KEY, type ResendServer, startResendServer } from '@/e2e/fixtures/resend-server'
import { database } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { freshDatabase } from '@/lib/db/test-database'
import { inTransaction } from '@/lib/db/transaction'
import { addUser } from '@/lib/directory/test-users'
import { env } from '@/lib/env'
import { deliverMailNow, deliverNextMail } from './deliver-mail'
import { queueMail } from './queue-mail'

const HOUR = 60 * 60_000
const QUOTA = { status: 429, name: 'daily_quota_exceeded', message: 'You have reached your daily quota.' }
const GIVEN_UP_FOR_QUOTA =
  'Given up after 24 hours. The quota of the Resend account is used up (429: You have reached your daily quota.). Raise it in Resend.'
let resend: ResendServer

beforeAll(async () => {
  resend = await startResendServer()
  Object.assign(env, resend.env)
})
beforeEach(async () => {
  await freshDatabase()
  resend.forget()
})
afterAll(() => resend.stop())

async function queueTest(): Promise<number> {
  const id = await inTransaction((tx) => queueMail(tx, { kind: 'test', userId: null, address: 'ada@example.com', data: { by: 'Grace' } }))
  return id ?? expect.fail('The mail was not queued.')
}

async function queueFor(kind: 'invitation' | 'password_link', account: Parameters<typeof addUser>[0]): Promise<number> {
  const userId = await addUser(account)
  const data = { invitedBy: null, linkId: 1, userId, expiresAt: '2026-11-25T20:45:00.000Z', reason: 'reset' as const }
  const id = await inTransaction((tx) => queueMail(tx, { kind, userId, address: 'ada@example.com', data }))
  return id ?? expect.fail('The mail was not queued.')
}

async function mail(id: number) {
  return (await database()).prisma.mail.findUniqueOrThrow({ where: { id } })
}

async function change(id: number, data: Prisma.MailUpdateInput): Promise<void> {
  await (await database()).prisma.mail.update({ where: { id }, data })
}

/** As if the wait, or the lease, were over. */
const makeDue = (id: number) => change(id, { nextAttemptAt: new Date(0) })

/** An attempt that has reached Resend, which answers once it is told to. */
async function deliverSlowly(how: 'accept' | 'hang-up'): Promise<{ delivery: Promise<unknown>; answer: () => void }> {
  let answer = () => {}
  const when = new Promise<void>((resolve) => (answer = resolve))
  resend.answerNext({ when, answer: how })
  const delivery = deliverNextMail()
  await expect.poll(() => resend.requests.length).toBe(1)
  return { delivery, answer }
}

async function drain(): Promise<number> {
  for (let count = 0; ; count++) if ((await deliverNextMail()) === 'idle') return count
}

describe('a mail that Resend takes', () => {
  it('is sent with its key, its tag and both bodies, and keeps the id that Resend gives it', async () => {
    const id = await queueTest()
    expect(await deliverNextMail()).toBe('done')
    const { state, providerId, idempotencyKey, lastError, attempts } = await mail(id)
    expect(resend.accepted).toHaveLength(1)
    expect({ state, providerId, lastError, attempts }).toEqual({
      state: 'sent',
      providerId: resend.accepted[0]?.id,
      lastError: null,
      attempts: 1,
    })
    expect(resend.requests[0]).toMatchObject({
      idempotencyKey,
      body: { from: 'Console <console@example.com>', to: 'ada@example.com', tags: [{ name: 'mail', value: idempotencyKey }] },
    })
    expect(resend.requests[0]?.body.html).toContain('<html')
    expect(resend.requests[0]?.body.text).not.toContain('<')
    expect(await deliverNextMail()).toBe('idle')
  })

  it('was committed: what is rolled back leaves no mail', async () => {
    const rolledBack = inTransaction(async (tx) => {
      await queueMail(tx, { kind: 'test', userId: null, address: 'ada@example.com', data: { by: 'Grace' } })
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')
    expect(await drain()).toBe(0)
    expect(resend.requests).toEqual([])
  })

  it('is one of 200 that four workers send, each once and under a key of its own', async () => {
    const ids: number[] = []
    for (let count = 0; count < 200; count++) ids.push(await queueTest())
    const counts = await Promise.all([drain(), drain(), drain(), drain()])
    expect(counts.reduce((sum, count) => sum + count)).toBe(200)
    expect(resend.requests).toHaveLength(200)
    expect(new Set(resend.requests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(200)
    const { prisma } = await database()
    expect(await prisma.mail.count({ where: { id: { in: ids }, state: 'sent' } })).toBe(200)
  })

  it('is sent to nobody again when the answer is lost: it leaves under the same key', async () => {
    const id = await queueTest()
    resend.answerNext('accept-unheard')
    const died = deliverNextMail()
    await expect.poll(() => resend.accepted.length).toBe(1)
    await makeDue(id)
    expect(await deliverNextMail()).toBe('done')
    expect(await mail(id)).toMatchObject({ state: 'sent', attempts: 2, providerId: resend.accepted[0]?.id })
    await died
    expect(await mail(id)).toMatchObject({ state: 'sent', lastError: null })
    expect(resend.accepted).toHaveLength(1)
    expect(resend.requests).toHaveLength(2)
  })

  it('counts as sent when it was taken before with another content', async () => {
    const id = await queueTest()
    resend.answerNext({ status: 409, name: 'invalid_idempotent_request' })
    await deliverNextMail()
    expect(await mail(id)).toMatchObject({ state: 'sent', providerId: null })
  })

  it('counts as sent when it was cancelled while it was under way', async () => {
    const id = await queueTest()
    const { delivery, answer } = await deliverSlowly('accept')
    await change(id, { state: 'cancelled' })
    answer()
    await delivery
    expect(await mail(id)).toMatchObject({ state: 'sent', providerId: resend.accepted[0]?.id })
  })

  it('keeps what a webhook told of it before the answer came', async () => {
    const id = await queueTest()
    const { delivery, answer } = await deliverSlowly('accept')
    await change(id, { state: 'bounced', lastError: 'No such mailbox.' })
    answer()
    await delivery
    expect(await mail(id)).toMatchObject({ state: 'bounced', lastError: 'No such mailbox.', providerId: resend.accepted[0]?.id })
  })
})

describe('a mail that Resend does not take', () => {
  it.each([
    ['hang-up' as const, 'could not be reached'],
    [{ status: 500, name: 'internal_server_error' }, '500'],
    [{ status: 502, raw: '<html>bad gateway</html>' }, '502'],
    [{ status: 502, raw: '"no object"' }, 'could not be reached'],
    [{ status: 503, raw: 'null' }, 'could not be reached'],
    [{ status: 409, name: 'concurrent_idempotent_requests' }, '409'],
  ])('waits for another attempt after %j, which is one of the same mail', async (answer, reason) => {
    const id = await queueTest()
    const { idempotencyKey } = await mail(id)
    resend.answerNext(answer)
    expect(await deliverNextMail()).toBe('done')
    const waiting = await mail(id)
    expect(waiting).toMatchObject({ state: 'queued', attempts: 1, lastError: expect.stringContaining(reason) })
    expect(waiting.nextAttemptAt.getTime()).toBeGreaterThan(Date.now())
    expect(await deliverNextMail()).toBe('idle')
    await makeDue(id)
    await deliverNextMail()
    expect(await mail(id)).toMatchObject({
      state: 'sent',
      attempts: 2,
      lastError: null,
      firstAttemptAt: waiting.firstAttemptAt,
      idempotencyKey,
    })
  })

  it.each([
    [{ status: 401, name: 'invalid_api_key' }, 'RESEND_API_KEY'],
    [{ status: 400, name: 'validation_error', message: 'API key is invalid' }, 'RESEND_API_KEY'],
    [{ status: 403, name: 'validation_error' }, 'Verify its domain'],
    [{ status: 422, name: 'invalid_from_address' }, 'MAIL_FROM'],
    [{ status: 404, raw: 'no such page' }, 'RESEND_BASE_URL'],
  ])('waits for somebody to mend it after %j, as if never tried', async (answer, reason) => {
    const id = await queueTest()
    const { idempotencyKey } = await mail(id)
    resend.answerNext(answer, answer)
    for (const attempts of [1, 2]) {
      await makeDue(id)
      expect(await deliverNextMail()).toBe('done')
      const waiting = await mail(id)
      expect(waiting).toMatchObject({ state: 'queued', attempts, firstAttemptAt: null, lastError: expect.stringContaining(reason) })
      expect(waiting.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 3 * 60_000 * attempts)
      expect(waiting.idempotencyKey).not.toBe(idempotencyKey)
    }
    await makeDue(id)
    await deliverNextMail()
    expect(await mail(id)).toMatchObject({ state: 'sent', attempts: 3, lastError: null, firstAttemptAt: expect.any(Date) })
  })

  it.each([{ status: 403, name: 'validation_error' }, { status: 429, name: 'rate_limit_exceeded' }, QUOTA])(
    'keeps its key and its first attempt after %j when an earlier one may have been taken',
    async (answer) => {
      const id = await queueTest()
      resend.answerNext('hang-up', answer)
      await deliverNextMail()
      const { firstAttemptAt, idempotencyKey } = await mail(id)
      await makeDue(id)
      await deliverNextMail()
      expect(await mail(id)).toMatchObject({ state: 'queued', firstAttemptAt, idempotencyKey })
    },
  )

  it('is given up when it is refused a day after it was queued, and not before', async () => {
    const id = await queueTest()
    const refusal = { status: 403, name: 'validation_error', message: 'The domain is not verified.' }
    resend.answerNext(refusal, refusal)
    const stateAt = new Date(Date.now() - 23.97 * HOUR)
    await change(id, { stateAt })
    await deliverNextMail()
    const { state, nextAttemptAt } = await mail(id)
    expect(state).toBe('queued')
    expect(nextAttemptAt.getTime()).toBeLessThanOrEqual(stateAt.getTime() + 24 * HOUR)
    await change(id, { stateAt: new Date(Date.now() - 24 * HOUR), nextAttemptAt: new Date(0) })
    await deliverNextMail()
    expect(await mail(id)).toMatchObject({
      state: 'failed',
      lastError:
        'Given up after 24 hours. Resend refused the sender (403: The domain is not verified.). Verify its domain in Resend, or set another in Settings.',
    })
  })

  it('fails for good after 422', async () => {
    const id = await queueTest()
    resend.answerNext({ status: 422, name: 'validation_error', message: 'Invalid `to` field.' })
    await deliverNextMail()
    expect(await mail(id)).toMatchObject({ state: 'failed', lastError: expect.stringContaining('Invalid `to` field.') })
    expect(await drain()).toBe(0)
  })

  it('is as if untried after 429, and nothing else leaves for as long as Resend asks', async () => {
    const id = await queueTest()
    resend.answerNext({ status: 429, name: 'rate_limit_exceeded', retryAfter: '2' })
    expect(await deliverNextMail()).toEqual({ pauseMs: 2_000 })
    expect(await mail(id)).toMatchObject({
      state: 'queued',
      attempts: 0,
      firstAttemptAt: null,
      lastError: expect.stringContaining('slowly'),
    })
  })

  it('is the next one taken after that, before invitations that are due for longer', async () => {
    const first = await queueFor('invitation', { resource: { userName: 'ada@example.com' } })
    const second = await queueFor('invitation', { resource: { userName: 'grace@example.com' } })
    const alert = await queueTest()
    resend.answerNext({ status: 429, name: 'rate_limit_exceeded', retryAfter: '1' })
    expect(await deliverNextMail()).toEqual({ pauseMs: 1_000 })
    const { nextAttemptAt } = await mail(alert)
    expect(nextAttemptAt.getTime()).toBeGreaterThan((await mail(second)).nextAttemptAt.getTime())
    await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(nextAttemptAt.getTime())
    expect(await deliverNextMail()).toBe('done')
    expect(await mail(alert)).toMatchObject({ state: 'sent' })
    expect([(await mail(first)).state, (await mail(second)).state]).toEqual(['queued', 'queued'])
  })

  it('is as if untried while the quota is used up, and everything waits', async () => {
    const id = await queueTest()
    resend.answerNext({ ...QUOTA, retryAfter: '7200' })
    expect(await deliverNextMail()).toEqual({ pauseMs: 2 * HOUR })
    const waiting = await mail(id)
    expect(waiting).toMatchObject({ state: 'queued', attempts: 0, firstAttemptAt: null, lastError: expect.stringContaining('daily quota') })
    expect(waiting.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 1.9 * HOUR)
  })

  it('is given up when the quota is still used up a day after it was queued', async () => {
    const old = await queueTest()
    const young = await queueTest()
    await change(old, { stateAt: new Date(Date.now() - 24 * HOUR), nextAttemptAt: new Date(0) })
    await change(young, { stateAt: new Date(Date.now() - 23 * HOUR) })
    resend.answerNext(QUOTA, QUOTA)
    expect(await deliverNextMail()).toEqual({ pauseMs: HOUR / 4 })
    expect(await mail(old)).toMatchObject({ state: 'failed', lastError: GIVEN_UP_FOR_QUOTA })
    expect(await deliverNextMail()).toEqual({ pauseMs: HOUR / 4 })
    expect(await mail(young)).toMatchObject({ state: 'queued', attempts: 0 })
  })

  it('is never given up for too many requests', async () => {
    const id = await queueTest()
    await change(id, { stateAt: new Date(Date.now() - 48 * HOUR) })
    resend.answerNext({ status: 429, name: 'rate_limit_exceeded' })
    expect(await deliverNextMail()).toEqual({ pauseMs: 1_000 })
    expect(await mail(id)).toMatchObject({ state: 'queued', attempts: 0 })
  })

  it('keeps no API key and no long or broken text in its error', async () => {
    const id = await queueTest()
    resend.answerNext({ status: 422, name: 'validation_error', message: `The key ${API_KEY} \0\r\n${'x'.repeat(2_000)}` })
    await deliverNextMail()
    const { lastError } = await mail(id)
    expect(lastError).toContain('[API key]')
    expect(lastError).not.toContain(API_KEY)
    expect(lastError?.length).toBeLessThanOrEqual(500)
  })

  it('is given up after 24 hours, says why, and is not sent once more', async () => {
    const id = await queueTest()
    await change(id, { firstAttemptAt: new Date(Date.now() - 24 * HOUR), lastError: 'Resend answered 500.', attempts: 30 })
    await deliverNextMail()
    expect(resend.requests).toEqual([])
    expect(await mail(id)).toMatchObject({ state: 'failed', lastError: 'Given up after 24 hours. Resend answered 500.' })
  })

  it('waits no longer than until it is given up', async () => {
    const id = await queueTest()
    const firstAttemptAt = new Date(Date.now() - 23.95 * HOUR)
    await change(id, { firstAttemptAt, attempts: 40 })
    resend.answerNext({ status: 500 })
    await deliverNextMail()
    const { state, nextAttemptAt } = await mail(id)
    expect(state).toBe('queued')
    expect(nextAttemptAt.getTime()).toBeLessThanOrEqual(firstAttemptAt.getTime() + 24 * HOUR)
  })

  it('waits for a sender that nobody set', async () => {
    Object.assign(env, { MAIL_FROM: undefined })
    const id = await queueTest()
    await deliverNextMail()
    Object.assign(env, resend.env)
    expect(resend.requests).toEqual([])
    expect(await mail(id)).toMatchObject({
      state: 'queued',
      attempts: 1,
      firstAttemptAt: null,
      lastError: 'Set a sender in Settings, or MAIL_FROM.',
    })
  })

  it('fails when what it tells about cannot be read', async () => {
    const id = await queueTest()
    await change(id, { data: { nothing: true } })
    await deliverNextMail()
    expect(await mail(id)).toMatchObject({ state: 'failed', lastError: expect.stringContaining('cannot be read') })
  })
})

describe('a mail that must not leave any more', () => {
  const ada = { userName: 'ada@example.com' }
  const long = new Date('2026-01-01T00:00:00Z')

  it.each([
    ['invitation' as const, { resource: { ...ada, active: false } }, 'The account was disabled before it was sent.'],
    ['invitation' as const, { resource: ada, removedAt: long }, 'The account was removed before it was sent.'],
    ['invitation' as const, { resource: ada, firstSignInAt: long }, 'Signed in before it was sent.'],
    ['password_link' as const, { resource: { ...ada, active: false } }, 'The account was disabled before it was sent.'],
    ['password_link' as const, { resource: ada, removedAt: long }, 'The account was removed before it was sent.'],
  ])('%s of %j is cancelled', async (kind, account, reason) => {
    const id = await queueFor(kind, account)
    await deliverNextMail()
    expect(await mail(id)).toMatchObject({ state: 'cancelled', lastError: reason })
    expect(resend.requests).toEqual([])
  })

  it('leaves when its account may enter: an invitation before the first sign-in, a password link after it too', async () => {
    await queueFor('invitation', { resource: ada })
    await queueFor('password_link', { resource: { userName: 'grace@example.com' }, firstSignInAt: long })
    expect(await drain()).toBe(2)
    expect(resend.accepted).toHaveLength(2)
  })

  it('is not sent when it was cancelled in the queue', async () => {
    const id = await queueTest()
    await change(id, { state: 'cancelled' })
    expect(await drain()).toBe(0)
    expect(resend.requests).toEqual([])
  })

  it('stays cancelled when the attempt that was under way fails', async () => {
    const id = await queueTest()
    const { delivery, answer } = await deliverSlowly('hang-up')
    await change(id, { state: 'cancelled', lastError: null })
    answer()
    await delivery
    expect(resend.requests).toHaveLength(1)
    expect(await mail(id)).toMatchObject({ state: 'cancelled', lastError: null })
  })
})

describe('deliverMailNow', () => {
  it('sends the mail it is told, whatever waits before it, and says so', async () => {
    const first = await queueTest()
    const second = await queueTest()
    expect(await deliverMailNow(second)).toEqual({ state: 'sent', error: null })
    expect(await mail(first)).toMatchObject({ state: 'queued', attempts: 0 })
  })

  it('says why it did not leave', async () => {
    resend.answerNext({ status: 403, name: 'validation_error', message: 'The example.com domain is not verified.' })
    expect(await deliverMailNow(await queueTest())).toEqual({ state: 'queued', error: expect.stringContaining('not verified') })
  })

  it('waits for the worker that has it', async () => {
    const id = await queueTest()
    const worker = deliverNextMail()
    expect(await deliverMailNow(id)).toEqual({ state: 'sent', error: null })
    await worker
    expect(resend.requests).toHaveLength(1)
  })
})
