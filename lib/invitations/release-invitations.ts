import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction, reader } from '@/lib/db/transaction'
import { countHeld, queueHeld } from './invitation-store'

/** Sends every held invitation on its way, with one audit event that says how many. Returns that number; nothing happens at 0. */
export async function releaseInvitations(actor: Actor): Promise<number> {
  return inTransaction(async (tx) => {
    const count = await queueHeld(tx, now())
    if (count > 0)
      await recordAuditEvent(tx, {
        actor,
        action: 'invitations.released',
        target: { kind: 'settings', id: 0, name: 'Held invitations' },
        after: { count },
      })
    return count
  })
}

/** How many invitations wait for an admin to release them. */
export async function countHeldInvitations(): Promise<number> {
  return countHeld(await reader())
}
