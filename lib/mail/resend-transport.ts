import { z } from 'zod'

import { now } from '@/lib/clock'
import { resendClient } from './resend-client'
import { judgeRefusal, type Refusal, type SendOutcome } from './retry-policy'

const TIMEOUT_MS = 15_000
/** Its value comes back with every webhook about the mail. */
export const MAIL_TAG = 'mail'

export type MailToSend = { idempotencyKey: string; from: string; to: string; subject: string; html: string; text: string }

/** What arrives in place of Resend's own answer, from a proxy for example, may lack any of these. */
const refusalSchema = z.object({
  statusCode: z.number().nullable().catch(null),
  name: z.string().catch(''),
  message: z.string().catch(''),
})
const UNREADABLE: Refusal = { statusCode: null, name: '', message: '' }

/**
 * Hands a mail to Resend (https://resend.com/docs/api-reference/emails/send-email), which sends it once however often it gets it under
 * one key within 24 hours. Waits for at most 15 seconds. Never throws for what the network or Resend do.
 */
export async function sendByResend(mail: MailToSend): Promise<SendOutcome> {
  const { idempotencyKey, ...message } = mail
  const { data, error, headers } = await resendClient().emails.send(
    { ...message, tags: [{ name: MAIL_TAG, value: idempotencyKey }] },
    { idempotencyKey, signal: AbortSignal.timeout(TIMEOUT_MS) },
  )
  if (data?.id) return { outcome: 'sent', providerId: data.id }
  const refusal = refusalSchema.catch(UNREADABLE).parse(error)
  return judgeRefusal({ refusal, retryAfter: headers?.['retry-after'] ?? null, at: now() })
}
