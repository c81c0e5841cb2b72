import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { logger } from '@/lib/logger'
import { errorText } from './error-text'
import type { MailState } from './mail-state'
import { readLimitedText } from './read-limited-text'
import { resendClient } from './resend-client'
import { readWebhookEvent, type ToldState } from './webhook-event'
import { keepWebhookMessage, lockToldMail, type SignedMessage, writeToldState } from './webhook-store'

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
 * 401 for a signature that is wrong or older than five minutes, 400 for what cannot be read, 409 for a message that was sent here before under the
 * same signature. What is told of a mail is kept together with the message's id. Messages that Resend delivers again, about other mail, and of other
 * types are answered 200 and change nothing.
 */
export async function handleResendWebhook(request: Request): Promise<Response> {
  const secret = env.RESEND_WEBHOOK_SECRET
  if (secret === undefined) return answer(404, 'Webhooks are not set up here. Set RESEND_WEBHOOK_SECRET.')
  const body = await readLimitedText(request, MAX_BODY_BYTES)
  if (body === null) return answer(413, 'The message is larger than 256 kB.')
  const verified = verify({ body, headers: request.headers, secret })
  if (verified instanceof Response) return verified
  const told = read(verified)
  if (told instanceof Response) return told
  if (told === null) return answer(200, 'Nothing to do.')
  const kept = await inTransaction((tx) => keepOnce(tx, { message: signedMessage(request.headers), told }))
  return kept === 'replay' ? answer(409, 'The message was handled before.') : answer(200, kept === 'new' ? 'Handled.' : 'Handled before.')
}

/** Which message it is, and when it was signed, read as the SDK read it when the signature proved right. */
function signedMessage(headers: Headers): SignedMessage {
  return { id: headers.get('svix-id') ?? '', signedAt: new Date(Number.parseInt(headers.get('svix-timestamp') ?? '', 10) * 1000) }
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

async function keepOnce(tx: Tx, { message, told }: { message: SignedMessage; told: ToldState }): Promise<'new' | 'again' | 'replay'> {
  const at = now()
  const kept = await keepWebhookMessage(tx, { ...message, at })
  if (kept !== 'new') return kept
  const mail = await lockToldMail(tx, told)
  if (!mail || RANKS[told.state] <= RANKS[mail.state]) return kept
  const error = told.error === null ? null : errorText(told.error)
  await writeToldState(tx, { id: mail.id, state: told.state, providerId: told.providerId, error, at })
  return kept
}

function answer(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } })
}
