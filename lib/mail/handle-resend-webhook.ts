import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { logger } from '@/lib/logger'
import { errorText } from './error-text'
import type { MailState } from './mail-state'
import { readLimitedText } from './read-limited-text'
import { resendClient } from './resend-client'
import { readWebhookEvent, type ToldState } from './webhook-event'
import { insertWebhookMessage, lockToldMail, writeToldState } from './webhook-store'

const MAX_BODY_BYTES = 256 * 1024

/** Messages arrive in any order: what has the higher rank is the later truth, and our own guesses have none. */
const RANKS: Record<MailState, number> = {
  held: 0,
  queued: 0,
  no_address: 0,
  cancelled: 0,
  sent: 1,
  failed: 2,
  delivered: 3,
  bounced: 4,
  complained: 5,
}

/**
 * Answers Resend's webhook (https://resend.com/docs/webhooks/verify-webhooks-requests): 404 without RESEND_WEBHOOK_SECRET, 413 over 256 kB,
 * 401 for a signature that is wrong or older than five minutes, 400 for what cannot be read, 409 for a message that was handled before. What is told
 * of a mail is kept together with the message's id. Messages about other mail, and of other types, are answered 200 and change nothing.
 */
export async function handleResendWebhook(request: Request): Promise<Response> {
  const secret = env.RESEND_WEBHOOK_SECRET
  if (secret === undefined) return answer(404, 'Webhooks are not set up here. Set RESEND_WEBHOOK_SECRET.')
  const body = await readLimitedText(request, MAX_BODY_BYTES)
  if (body === null) return answer(413, 'The message is larger than 256 kB.')
  const message = verify({ body, headers: request.headers, secret })
  if (message instanceof Response) return message
  const told = read(message)
  if (told instanceof Response) return told
  if (told === null) return answer(200, 'Nothing to do.')
  const isNew = await inTransaction((tx) => keepOnce(tx, { messageId: request.headers.get('svix-id') ?? '', told }))
  return isNew ? answer(200, 'Handled.') : answer(409, 'The message was handled before.')
}

/** The message in the body, or the refusal. The SDK reads it as JSON once the signature has proved right. */
function verify({ body, headers, secret }: { body: string; headers: Headers; secret: string }): unknown {
  const header = (name: string) => headers.get(`svix-${name}`) ?? ''
  try {
    return resendClient().webhooks.verify({
      payload: body,
      headers: { id: header('id'), timestamp: header('timestamp'), signature: header('signature') },
      webhookSecret: secret,
    })
  } catch (error) {
    if (error instanceof SyntaxError) return answer(400, 'The message is not JSON.')
    logger.warn({ event: 'webhook-refused', reason: error instanceof Error ? error.message : 'unknown' })
    return answer(401, 'The signature does not match. Check RESEND_WEBHOOK_SECRET and the clock.')
  }
}

function read(message: unknown): ToldState | null | Response {
  try {
    return readWebhookEvent(message)
  } catch {
    return answer(400, 'The message is not in the form that Resend documents.')
  }
}

/** False when the message was handled before. */
async function keepOnce(tx: Tx, { messageId, told }: { messageId: string; told: ToldState }): Promise<boolean> {
  const at = now()
  if (!(await insertWebhookMessage(tx, { id: messageId, at }))) return false
  const mail = await lockToldMail(tx, told)
  if (!mail || RANKS[told.state] <= RANKS[mail.state]) return true
  const error = told.error === null ? null : errorText(told.error)
  await writeToldState(tx, { id: mail.id, state: told.state, providerId: told.providerId, error, at })
  return true
}

function answer(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } })
}
