import { now } from '@/lib/clock'
import { clientName } from '@/lib/client-name'
import { inTransaction } from '@/lib/db/transaction'
import { queueMails } from '@/lib/mail/queue-mail'
import { type AlertKey, selectKeysEnding } from './alert-store'
import { addressKey, findRecipients } from './find-recipients'
import { aboutKey, usedSince } from './key-in-use'

const DAY = 24 * 60 * 60 * 1000

/** Days before a key ends at which its end is announced, the nearest first. */
const THRESHOLDS = [1, 7, 30] as const
const FURTHEST = Math.max(...THRESHOLDS)

/**
 * Tells admins of keys in use that end within 30, 7 or 1 days: once for each key, threshold and address, whichever instances call it and however
 * often. A key without much time left gets the mail of its nearest threshold only; one whose successor is in use gets none. Returns how many
 * mails it queued.
 */
export async function queueExpiryAlerts(): Promise<number> {
  return inTransaction(async (tx) => {
    const at = now()
    const keys = await selectKeysEnding(tx, { at, usedSince: usedSince(at), endsBy: new Date(at.getTime() + FURTHEST * DAY) })
    if (keys.length === 0) return 0
    const recipients = await findRecipients(tx)
    const mails = keys.flatMap((key) =>
      recipients.map((recipient) => {
        const eventKey = `key_expires:${key.id}:${thresholdOf(key, at)}:${addressKey(recipient.address)}`
        return { kind: 'key_expires' as const, ...recipient, data: dataOf(key), eventKey }
      }),
    )
    return (await queueMails(tx, mails)).length
  })
}

function thresholdOf({ expiresAt }: AlertKey, at: Date): number {
  const left = expiresAt.getTime() - at.getTime()
  return THRESHOLDS.find((days) => left <= days * DAY) ?? FURTHEST
}

function dataOf(key: AlertKey) {
  const { expiresAt, lastUsedAt } = key
  return { ...aboutKey(key), expiresAt: expiresAt.toISOString(), lastUsedAt: lastUsedAt.toISOString(), client: clientName(key) }
}
