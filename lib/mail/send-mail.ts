import { ZodError } from 'zod'

import { now } from '@/lib/clock'
import { env } from '@/lib/env'
import type { MailRow } from './mail-store'
import { writeToOutbox } from './outbox-folder'
import { NoSenderError, type RenderedMail, renderMail } from './render-mail'
import { sendByResend } from './resend-transport'
import type { SendOutcome } from './retry-policy'

/** A mail written out for its address, or what came of the attempt to do so. */
export type Written = { to: string; rendered: RenderedMail } | Extract<SendOutcome, { outcome: 'retry' | 'failed' }>

/** Writes a mail of the outbox out. Never throws: what keeps it from being written is an outcome. */
export async function writeMail(mail: MailRow): Promise<Written> {
  if (mail.address === null)
    return { outcome: 'failed', error: 'It has no address. Give the account an e-mail address, then send it again.' }
  try {
    return { to: mail.address, rendered: await renderMail(mail) }
  } catch (error) {
    if (error instanceof NoSenderError) return { outcome: 'retry', slow: true, error: 'Set a sender in Settings, or MAIL_FROM.' }
    const reason = error instanceof ZodError ? 'what it tells about cannot be read' : messageOf(error)
    // A template that cannot read its data never will; anything else, the database for one, may come back.
    if (error instanceof ZodError) return { outcome: 'failed', error: `It could not be written: ${reason}. Send a new one.` }
    return { outcome: 'retry', slow: false, error: `It could not be written: ${reason}.` }
  }
}

/** Hands a written mail to Resend, or, without RESEND_API_KEY, to the folder of this machine. Twice is as good as once with both. */
export async function sendMail({ mail, to, rendered }: { mail: MailRow; to: string; rendered: RenderedMail }): Promise<SendOutcome> {
  if (env.RESEND_API_KEY !== undefined) return sendByResend({ idempotencyKey: mail.idempotencyKey, to, ...rendered })
  try {
    await writeToOutbox({ id: mail.id, kind: mail.kind, to, ...rendered, at: now().toISOString() })
    return { outcome: 'sent', providerId: null }
  } catch (error) {
    const message = `It could not be kept in the data folder (${messageOf(error)}). Let the console write there.`
    return { outcome: 'retry', slow: false, error: message }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
