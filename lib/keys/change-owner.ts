import { queueKeyAlert } from '@/lib/alerts/queue-key-alert'
import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import type { Tx } from '@/lib/db/transaction'
import { requireKey, requirePerson } from './key-rules'
import { type KeyRow, selectKey, updateOwner } from './key-store'

/**
 * Makes the acting admin the owner of a key, with its audit event and the mail to the other admins. Null when it has another owner than `old`
 * says, or was revoked meanwhile. Throws KeyError `no_owner`.
 */
export async function changeOwner(tx: Tx, { old, actor }: { old: KeyRow; actor: Actor }): Promise<KeyRow | null> {
  if (!(await updateOwner(tx, { id: old.id, from: old.ownerId, to: requirePerson(actor) }))) return null
  const key = requireKey(await selectKey(tx, old.id))
  await recordAuditEvent(tx, {
    actor,
    action: 'key.taken_over',
    target: { kind: 'key', id: key.id, name: key.name },
    before: { owner: { id: old.ownerId, name: old.ownerName } },
    after: { owner: { id: key.ownerId, name: key.ownerName } },
  })
  await queueKeyAlert(tx, { kind: 'key_taken_over', key, from: { id: old.ownerId, name: old.ownerName }, actor })
  return key
}
