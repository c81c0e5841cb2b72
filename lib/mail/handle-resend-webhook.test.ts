import { afterAll, beforeEach, describe, expect, it } from 'vitest'

import { signWebhook, WEBHOOK_SECRET, webhookBody } from '@/e2e/fixtures/resend-server'
import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { handleResendWebhook } from './handle-resend-webhook'
import type { MailState } from './mail-state'
import { queueMail } from './queue-mail'

const MINUTE = 60_000
const OTHER_SECRET = 'whsec_YW5vdGhlciBzZWNyZXQgb2Ygc29tZWJvZHkgZWxzZQ=='

beforeEach(async () => {
  await freshDatabase()
  Object.assign(env, { RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET })
})
afterAll(() => void Object.assign(env, { RESEND_WEBHOOK_SECRET: undefined }))

function post(body: string, headers: Record<string, string> = signWebhook(body)): Promise<Response> {
  return handleResendWebhook(new Request('http://localhost/api/webhooks/resend', { method: 'POST', body, headers }))
}

async function addMail(state: MailState, providerId: string | null = null): Promise<{ id: number; key: string }> {
  const data = { by: 'Grace' }
  const id = await inTransaction((tx) => queueMail(tx, { kind: 'test', userId: null, address: 'ada@example.com', data }))
  const { prisma } = await database()
  const mail = await prisma.mail.update({ where: { id: id ?? 0 }, data: { state, providerId } })
  return { id: mail.id, key: mail.idempotencyKey }
}

async function read(id: number) {
  const { prisma } = await database()
  return prisma.mail.findUniqueOrThrow({ where: { id }, select: { state: true, lastError: true, providerId: true } })
}

const BOUNCE = { bounce: { type: 'Permanent', subType: 'General', message: 'No such mailbox.' } }

type WebhookHeaders = Record<string, string>

describe('who may call', () => {
  it('is told 404 when no secret is set', async () => {
    Object.assign(env, { RESEND_WEBHOOK_SECRET: undefined })
    expect((await post(webhookBody('email.delivered', {}))).status).toBe(404)
  })

  const body = webhookBody('email.delivered', {})
  // Signed in the test itself: a signature is good for five minutes.
  it.each<[string, () => WebhookHeaders]>([
    ['no signature', () => ({})],
    ['a signature by another secret', () => signWebhook(body, { secret: OTHER_SECRET })],
    ['a signature over another body', () => signWebhook(`${body} `)],
    ['a signature for another message', () => ({ ...signWebhook(body), 'svix-id': 'msg_other' })],
    ['a moment that was not signed', () => signedBut('svix-timestamp', (seconds) => String(Number(seconds) - 1))],
    ['a moment that is none', () => signedBut('svix-timestamp', () => 'now')],
    ['a signature without a value', () => signedBut('svix-signature', () => 'v1')],
    ['a signature of another version', () => signedBut('svix-signature', (signature) => signature.replace('v1,', 'v2,'))],
    ['a message of six minutes ago', () => signWebhook(body, { at: new Date(Date.now() - 6 * MINUTE) })],
    ['a message of six minutes ahead', () => signWebhook(body, { at: new Date(Date.now() + 6 * MINUTE) })],
  ])('is refused 401 with %s', async (_what, headers) => {
    expect((await post(body, headers())).status).toBe(401)
  })

  it('may send one of several signatures, as while a secret is replaced', async () => {
    const other = `v1,${Buffer.from('x'.repeat(32)).toString('base64')}`
    const headers = signedBut('svix-signature', (signature) => `${other} ${signature}`)
    expect((await post(body, headers)).status).toBe(200)
  })

  function signedBut(name: string, change: (value: string) => string): WebhookHeaders {
    const headers: WebhookHeaders = signWebhook(body)
    return { ...headers, [name]: change(String(headers[name])) }
  }

  it('is refused 413 with more than 256 kB', async () => {
    expect((await post('x'.repeat(256 * 1024 + 1))).status).toBe(413)
    expect((await post('x'.repeat(256 * 1024))).status).toBe(400)
  })

  it.each(['', 'no JSON', '[]', 'null', '{}', '{"type":"email.bounced"}', '{"type":"email.delivered","data":{"email_id":7}}'])(
    'is told 400 that %j cannot be read',
    async (unreadable) => {
      expect((await post(unreadable)).status).toBe(400)
    },
  )
})

describe('what is told', () => {
  it.each([
    ['email.delivered', undefined, 'delivered', null],
    ['email.bounced', BOUNCE, 'bounced', 'No such mailbox.'],
    ['email.bounced', {}, 'bounced', 'The address does not take mail.'],
    ['email.complained', undefined, 'complained', 'The recipient marked it as spam.'],
    ['email.failed', { failed: { reason: 'reached_daily_quota' } }, 'failed', expect.stringContaining('reached_daily_quota')],
    ['email.suppressed', { suppressed: { message: 'On the list.', type: 'x' } }, 'failed', expect.stringContaining('On the list.')],
  ])('%s with %j makes a sent mail %s', async (type, data, state, lastError) => {
    const { id, key } = await addMail('sent')
    expect((await post(webhookBody(type, { mail: key, emailId: 'resend-1', data }))).status).toBe(200)
    expect(await read(id)).toEqual({ state, lastError, providerId: 'resend-1' })
  })

  it('finds a mail whose answer never arrived by its tag, and one without a tag by the id of Resend', async () => {
    const untold = await addMail('queued')
    const told = await addMail('sent', 'resend-2')
    await post(webhookBody('email.delivered', { mail: untold.key, emailId: 'resend-1' }))
    await post(webhookBody('email.bounced', { emailId: 'resend-2', data: BOUNCE }))
    expect([(await read(untold.id)).state, (await read(told.id)).state]).toEqual(['delivered', 'bounced'])
  })

  it.each<[MailState, string, MailState]>([
    ['queued', 'email.delivered', 'delivered'],
    ['cancelled', 'email.delivered', 'delivered'],
    ['failed', 'email.delivered', 'delivered'],
    ['delivered', 'email.bounced', 'bounced'],
    ['delivered', 'email.complained', 'complained'],
    ['bounced', 'email.delivered', 'bounced'],
    ['complained', 'email.delivered', 'complained'],
    ['complained', 'email.bounced', 'complained'],
    ['delivered', 'email.failed', 'delivered'],
  ])('a mail that was %s is after %s %s', async (before, type, after) => {
    const { id, key } = await addMail(before)
    await post(webhookBody(type, { mail: key }))
    expect((await read(id)).state).toBe(after)
  })

  it.each(['email.opened', 'email.delivery_delayed', 'contact.created', 'of.tomorrow'])('%s changes nothing', async (type) => {
    const { id, key } = await addMail('sent')
    expect((await post(webhookBody(type, { mail: key }))).status).toBe(200)
    expect((await read(id)).state).toBe('sent')
  })

  it('of mail that is not ours changes nothing', async () => {
    const { id } = await addMail('sent')
    expect((await post(webhookBody('email.bounced', { mail: 'another console', data: BOUNCE }))).status).toBe(200)
    expect((await read(id)).state).toBe('sent')
  })

  it('twice under one signature is refused 409, one after the other and at the same time', async () => {
    const { key } = await addMail('sent')
    const body = webhookBody('email.delivered', { mail: key })
    const headers = signWebhook(body)
    const statuses = (await Promise.all([post(body, headers), post(body, headers)])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 409])
    expect((await post(body, headers)).status).toBe(409)
    expect((await post(body)).status).toBe(200)
  })

  it('and delivered again, signed later, is answered 200 without effect; signed earlier it is a replay', async () => {
    const { id, key } = await addMail('sent')
    const body = webhookBody('email.delivered', { mail: key })
    const signedAt = (secondsAgo: number) => signWebhook(body, { id: 'msg_1', at: new Date(Date.now() - secondsAgo * 1_000) })
    const answers: string[] = []
    const postSigned = async (headers: Record<string, string>) => {
      const response = await post(body, headers)
      answers.push(`${response.status} ${await response.text()}`)
    }
    await postSigned(signedAt(60))
    const { prisma } = await database()
    await prisma.mail.update({ where: { id }, data: { state: 'sent' } })
    const again = signedAt(30)
    for (const headers of [again, again, signedAt(60)]) await postSigned(headers)
    const replay = '409 The message was handled before.\n'
    expect(answers).toEqual(['200 Handled.\n', '200 Handled before.\n', replay, replay])
    expect((await read(id)).state).toBe('sent')
    const signed = new Date(Number(again['svix-timestamp']) * 1_000)
    expect(await prisma.webhookMessage.findMany()).toMatchObject([{ id: 'msg_1', signedAt: signed }])
  })

  it('is not taken for handled when it could not be kept', async () => {
    const { id, key } = await addMail('sent')
    const body = webhookBody('email.delivered', { mail: key })
    const headers = signWebhook(body)
    const { pool } = await database()
    await pool.query(`ALTER TABLE "Mail" ADD CONSTRAINT "no_delivery" CHECK ("state" <> 'delivered')`)
    await expect(post(body, headers)).rejects.toThrow()
    await pool.query(`ALTER TABLE "Mail" DROP CONSTRAINT "no_delivery"`)
    expect((await post(body, headers)).status).toBe(200)
    expect((await read(id)).state).toBe('delivered')
  })
})
