import type { Actor } from '@/lib/audit/actor'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { changeOwner } from './change-owner'
import { KeyError } from './key-error'
import { requireActive, requireKey, requirePerson } from './key-rules'
import { keyState } from './key-state'
import { holdAccounts, type KeyRow, selectKey } from './key-store'

/**
 * Makes the acting admin the owner of a Disabled key: the same secret works again at once. The other admins get mail.
 * Throws KeyError `not_found`, `no_owner` also when the admin's account was disabled meanwhile, or `not_disabled` for a key in any other state.
 */
export async function takeOverKey(input: { keyId: number; actor: Actor }): Promise<KeyRow> {
  const { keyId, actor } = input
  return inTransaction(async (tx) => {
    const me = requirePerson(actor)
    const seen = requireKey(await selectKey(tx, keyId))
    requireActive(me, await holdAccounts(tx, [me, seen.ownerId]))
    // Its owner may have been enabled, or another one, before this one was held.
    const old = requireKey(await selectKey(tx, keyId))
    const isDisabled = old.ownerId === seen.ownerId && keyState(old, now()) === 'disabled'
    const taken = isDisabled ? await changeOwner(tx, { old, actor }) : null
    if (!taken) throw notDisabled(old)
    return taken
  })
}

function notDisabled(key: KeyRow): KeyError {
  return new KeyError('not_disabled', `"${key.name}" is not disabled, so there is nothing to take over. Reload the page to see its state.`)
}
