import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { KeyError } from './key-error'
import { requireKey, requirePerson } from './key-rules'
import { keyState } from './key-state'
import { type KeyRow, selectKey, updateOwner } from './key-store'

/**
 * Makes the acting admin the owner of a Disabled key: the same secret works again at once.
 * Throws KeyError `not_found`, or `not_disabled` for a key in any other state.
 */
export async function takeOverKey(input: { keyId: number; actor: Actor }): Promise<KeyRow> {
  const { keyId, actor } = input
  const newOwner = requirePerson(actor)
  return inTransaction(async (tx) => {
    const old = requireKey(await selectKey(tx, keyId))
    const disabled = keyState(old, now()) === 'disabled'
    if (!disabled || !(await updateOwner(tx, { id: keyId, from: old.ownerId, to: newOwner }))) throw notDisabled(old)
    const key = requireKey(await selectKey(tx, keyId))
    await recordAuditEvent(tx, {
      actor,
      action: 'key.taken_over',
      target: { kind: 'key', id: key.id, name: key.name },
      before: { owner: { id: old.ownerId, name: old.ownerName } },
      after: { owner: { id: key.ownerId, name: key.ownerName } },
    })
    return key
  })
}

function notDisabled(key: KeyRow): KeyError {
  return new KeyError('not_disabled', `"${key.name}" is not disabled, so there is nothing to take over. Reload the page to see its state.`)
}
