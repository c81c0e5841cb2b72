import { reader, type Tx } from '@/lib/db/transaction'
import { type InvitationRow, selectLatestInvitations } from './invitation-store'

/** The last mail that was to let an account in: an invitation, or the link by which it chooses its password. */
export type Invitation = Omit<InvitationRow, 'kind' | 'firstAttemptAt'>

/** The latest invitation of each of these accounts, by their id; accounts that never got one are left out. */
export async function findInvitations(userIds: number[]): Promise<Map<number, Invitation>> {
  const latest = await latestInvitations(await reader(), userIds)
  return new Map([...latest].map(([userId, row]) => [userId, toInvitation(row)]))
}

/** The same as rows, in `tx`. */
export async function latestInvitations(tx: Tx, userIds: number[]): Promise<Map<number, InvitationRow>> {
  if (userIds.length === 0) return new Map()
  const latest = new Map<number, InvitationRow>()
  for (const { userId, ...row } of await selectLatestInvitations(tx, userIds)) {
    if (row.id > (latest.get(userId)?.id ?? 0)) latest.set(userId, row)
  }
  return latest
}

function toInvitation({ id, state, address, createdAt, stateAt, lastError }: InvitationRow): Invitation {
  return { id, state, address, createdAt, stateAt, lastError }
}
