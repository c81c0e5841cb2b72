import { queueKeyAlert } from '@/lib/alerts/queue-key-alert'
import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction, reader, type Tx } from '@/lib/db/transaction'
import { uniqueViolation } from '@/lib/db/unique-violation'
import { endOfDay } from './create-key-input'
import { generateKey, hashKey } from './key-format'
import { requireKey, requirePerson } from './key-rules'
import { insertKey, type KeyRow, selectKey, selectKeyByFormToken } from './key-store'

/** `secret` is the key itself, shown once and kept nowhere. A repeated submit of the same form finds the key of the first, without it. */
export type IssuedKey = { kind: 'created'; key: KeyRow; secret: string } | { kind: 'repeated'; key: KeyRow }

export type KeyTerms = { name: string; expirationDate: string; allowedEndpoints: string[]; rotatedFrom: KeyRow | null }

/**
 * Makes one key, its audit event and the mail to the other admins in one transaction, once per form token. `decide` runs first in that transaction: it says what the key is
 * to be, or throws; `actor` becomes creator and owner.
 */
export async function issueKey(input: { formToken: string; actor: Actor; decide: (tx: Tx) => Promise<KeyTerms> }): Promise<IssuedKey> {
  const { formToken, actor, decide } = input
  const secret = generateKey()
  try {
    const key = await inTransaction(async (tx) => {
      const terms = await decide(tx)
      return insertIssued(tx, { terms, secret, formToken, actor })
    })
    return { kind: 'created', key, secret }
  } catch (error) {
    if (!uniqueViolation(error)) throw error
    const key = await selectKeyByFormToken(await reader(), formToken)
    if (!key) throw error
    return { kind: 'repeated', key }
  }
}

async function insertIssued(tx: Tx, input: { terms: KeyTerms; secret: string; formToken: string; actor: Actor }): Promise<KeyRow> {
  const { secret, formToken, actor } = input
  const { name, expirationDate, allowedEndpoints, rotatedFrom } = input.terms
  const expiresAt = endOfDay(expirationDate)
  const { id } = await insertKey(tx, {
    name,
    hash: hashKey(secret),
    lastFour: secret.slice(-4),
    allowedEndpoints,
    formToken,
    createdById: requirePerson(actor),
    createdAt: now(),
    expiresAt,
    rotatedFromId: rotatedFrom?.id ?? null,
  })
  const after = { name, lastFour: secret.slice(-4), allowedEndpoints, expiresAt: expiresAt.toISOString() }
  await recordAuditEvent(tx, {
    actor,
    action: 'key.created',
    target: { kind: 'key', id, name },
    after: rotatedFrom ? { ...after, rotatedFrom: { id: rotatedFrom.id, name: rotatedFrom.name } } : after,
  })
  const key = requireKey(await selectKey(tx, id))
  await queueKeyAlert(tx, { kind: 'key_created', key, rotatedFrom: rotatedFrom?.name ?? null, actor })
  return key
}
