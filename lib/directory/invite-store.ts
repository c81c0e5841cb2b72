import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { UserRow } from './user-store'

/** Any number that no other lock of this database uses. */
const INVITE_LOCK = 518_200_014

/** Makes invitations of people wait for each other until the transaction ends, over all instances. */
export async function lockInvites(tx: Tx): Promise<void> {
  await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(${INVITE_LOCK})`)
}

type Twin = { userId: number; name: string; permission: UserRow['permission']; actorId: number | null; since: Date }

/** Whether this person invited the account since then, under this name and with this permission. */
export async function wasInvitedBy(tx: Tx, { userId, name, permission, actorId, since }: Twin): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM "AuditEvent" WHERE "targetKind" = 'user' AND "targetId" = ${userId} AND "action" = 'user.invited' AND "actorKind" = 'user'
      AND "actorId" = ${actorId} AND "targetName" = ${name} AND "after" ->> 'permission' = ${permission} AND "at" >= ${since} LIMIT 1`)
  return rows.length > 0
}
