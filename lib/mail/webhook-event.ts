import { z } from 'zod'

import type { MailState } from './mail-state'
import { MAIL_TAG } from './resend-transport'

const about = z.object({ email_id: z.string(), tags: z.record(z.string(), z.string()).optional().catch(undefined) })
/** Resend may add or leave out what only explains. */
const explanation = (field: string) =>
  z
    .object({ [field]: z.string() })
    .transform((value) => value[field] ?? null)
    .nullable()
    .catch(null)

const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('email.delivered'), data: about }),
  z.object({ type: z.literal('email.complained'), data: about }),
  z.object({ type: z.literal('email.bounced'), data: about.extend({ bounce: explanation('message') }) }),
  z.object({ type: z.literal('email.failed'), data: about.extend({ failed: explanation('reason') }) }),
  z.object({ type: z.literal('email.suppressed'), data: about.extend({ suppressed: explanation('message') }) }),
])

const anyEventSchema = z.object({ type: z.string() })
const TYPES = new Set<string>(eventSchema.options.map((option) => option.shape.type.value))

/** What Resend tells of one mail. `idempotencyKey` is ours, `providerId` its own name for it. */
export type ToldState = { state: MailState; error: string | null; idempotencyKey: string | null; providerId: string }

/**
 * Reads a message of Resend's webhook (https://resend.com/docs/webhooks/event-types). Null for the types that say nothing of where a mail is.
 * Throws ZodError when it is not in their form.
 */
export function readWebhookEvent(message: unknown): ToldState | null {
  if (!TYPES.has(anyEventSchema.parse(message).type)) return null
  const event = eventSchema.parse(message)
  const { email_id: providerId, tags } = event.data
  return { ...toldBy(event), providerId, idempotencyKey: tags?.[MAIL_TAG] ?? null }
}

function toldBy(event: z.output<typeof eventSchema>): Pick<ToldState, 'state' | 'error'> {
  switch (event.type) {
    case 'email.delivered':
      return { state: 'delivered', error: null }
    case 'email.complained':
      return { state: 'complained', error: 'The recipient marked it as spam.' }
    case 'email.bounced':
      return { state: 'bounced', error: event.data.bounce ?? 'The address does not take mail.' }
    case 'email.failed':
      return { state: 'failed', error: `Resend could not send it: ${event.data.failed ?? 'no reason given'}` }
    case 'email.suppressed':
      return { state: 'failed', error: `Resend does not send to this address: ${event.data.suppressed ?? 'it is on its suppression list'}` }
  }
}
