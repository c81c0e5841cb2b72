import type { Actor } from '@/lib/audit/actor'
import { now } from '@/lib/clock'
import { clientName, ENTRA } from '@/lib/client-name'
import type { Tx } from '@/lib/db/transaction'
import type { MailData } from '@/lib/mail/mail-data'
import { queueMails } from '@/lib/mail/queue-mail'
import { selectKeysInUseOf } from './alert-store'
import { findRecipients } from './find-recipients'
import { aboutKey, usedSince } from './key-in-use'

/** A key as far as telling of it needs it. */
export type AboutKey = { id: number; name: string; lastFour: string }

/** What happened to a key: `rotatedFrom` is the name of the key that it replaces, `from` the owner before. */
type KeyAlert =
  | { kind: 'key_created'; key: AboutKey & { expiresAt: Date }; rotatedFrom: string | null; actor: Actor }
  | { kind: 'key_revoked'; keys: AboutKey[]; actor: Actor }
  | { kind: 'key_taken_over'; key: AboutKey; from: { id: number; name: string }; actor: Actor }

/**
 * Tells the other admins what somebody did with a key, or with several, in the transaction in which they did it. Whoever loses a key is about
 * to lose access, or has lost it: they are told nothing.
 */
export async function queueKeyAlert(tx: Tx, alert: KeyAlert): Promise<void> {
  const knowing = [personBehind(alert.actor), alert.kind === 'key_taken_over' ? alert.from.id : null].filter((id) => id !== null)
  const recipients = await findRecipients(tx, knowing)
  await queueMails(
    tx,
    mailsOf(alert).flatMap((mail) => recipients.map((recipient) => ({ ...mail, ...recipient }))),
  )
}

/**
 * Tells every admin who is left of the keys in use that stop because `actor` disabled or removed their owner; call it in the same transaction,
 * once the owner can no longer get in.
 */
export async function queueStoppedKeyAlerts(
  tx: Tx,
  { owner, actor }: { owner: { id: number; name: string }; actor: Actor },
): Promise<void> {
  const at = now()
  const keys = await selectKeysInUseOf(tx, { ownerId: owner.id, at, usedSince: usedSince(at) })
  if (keys.length === 0) return
  const recipients = await findRecipients(tx)
  const mails = keys.flatMap((key) => {
    const data = { ...aboutKey(key), owner: owner.name, by: nameOf(actor), client: clientName(key) }
    return recipients.map((recipient) => ({ kind: 'key_stopped' as const, data, ...recipient }))
  })
  await queueMails(tx, mails)
}

type KeyMail = { [Kind in KeyAlert['kind']]: { kind: Kind; data: MailData[Kind] } }[KeyAlert['kind']]

function mailsOf(alert: KeyAlert): KeyMail[] {
  const by = nameOf(alert.actor)
  switch (alert.kind) {
    case 'key_created': {
      const { kind, key, rotatedFrom } = alert
      return [{ kind, data: { ...aboutKey(key), by, expiresAt: key.expiresAt.toISOString(), rotatedFrom } }]
    }
    case 'key_revoked': {
      const { kind, keys } = alert
      return keys.map((key) => ({ kind, data: { ...aboutKey(key), by } }))
    }
    case 'key_taken_over': {
      const { kind, key, from } = alert
      return [{ kind, data: { ...aboutKey(key), by, from: from.name } }]
    }
  }
}

/** Who did it, as a mail says: through a key it is the identity provider. */
function nameOf({ kind, name }: Actor): string {
  return kind === 'key' ? ENTRA : name
}

function personBehind({ kind, id }: Actor): number | null {
  return kind === 'user' ? id : null
}
