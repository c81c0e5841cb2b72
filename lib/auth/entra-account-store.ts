import { now } from '@/lib/clock'
import type { User } from '@/lib/db/generated/client'
import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import { forgetEntraSessions } from '@/lib/directory/user-store'
import { endEverySession } from './sign-in-store'

/** An account as far as it matters to whom it belongs. */
export type EntraAccount = Pick<
  User,
  'id' | 'label' | 'userNameKey' | 'externalId' | 'signInKey' | 'entraObjectId' | 'active' | 'removedAt'
>

const ACCOUNT = {
  id: true,
  label: true,
  userNameKey: true,
  externalId: true,
  signInKey: true,
  entraObjectId: true,
  active: true,
  removedAt: true,
} as const
/** More accounts under one name than this are a directory that nobody can tell apart. */
const MAX_CANDIDATES = 20

/**
 * Every account that a person may be: the one bound to their object id; when there is none, those named like it or like their user name, live
 * accounts first. However many are named like it, they do not keep a person from their own account.
 */
export async function findCandidates(tx: Tx, { oid, userNameKey }: { oid: string; userNameKey: string | null }): Promise<EntraAccount[]> {
  const bound = await tx.user.findUnique({ where: { entraObjectId: oid }, select: ACCOUNT })
  if (bound) return [bound]
  const byName = userNameKey === null || userNameKey.includes('\0') ? [] : [{ userNameKey }, { signInKey: userNameKey }]
  return tx.user.findMany({
    where: { OR: [{ externalId: oid }, ...byName] },
    select: ACCOUNT,
    orderBy: [{ removedAt: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
    take: MAX_CANDIDATES,
  })
}

/**
 * Whether a Management API key changed what an account is found by, userName or externalId, after the console gave it a permission: a role
 * with one, or one of its own. The admin who gave it meant another person.
 */
export async function isRenamedSinceGiven(tx: Tx, userId: number): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>(sql`
    WITH renamed AS (
      SELECT "id", "at" FROM "AuditEvent" WHERE "targetKind" = 'user' AND "targetId" = ${userId} AND "actorKind" = 'key'
        AND "action" = 'user.updated' AND ("before" -> 'userName' IS NOT NULL OR "before" -> 'externalId' IS NOT NULL)
      ORDER BY "id" DESC LIMIT 1)
    SELECT 1 FROM renamed, "GroupMember" JOIN "Group" ON "Group"."id" = "GroupMember"."groupId"
    WHERE "GroupMember"."userId" = ${userId} AND "Group"."origin" = 'console' AND "Group"."permission" <> 'none'
      AND renamed."at" >= "GroupMember"."addedAt"
    UNION ALL
    SELECT 1 FROM renamed, "User" WHERE "User"."id" = ${userId} AND "User"."permission" <> 'none' AND renamed."id" > COALESCE((
      SELECT max("id") FROM "AuditEvent" WHERE "targetKind" = 'user' AND "targetId" = ${userId} AND "actorKind" = 'user'
        AND "action" IN ('user.permission_changed', 'user.created', 'user.invited') AND "after" ->> 'permission' IN ('admin', 'support')), 0)
    LIMIT 1`)
  return rows.length > 0
}

/** Binds an account, which `tx` has locked and which is bound to nobody, to a person. */
export async function bindAccount(tx: Tx, { userId, oid }: { userId: number; oid: string }): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { entraObjectId: oid }, select: { id: true } })
}

/** Remembers a session at Microsoft Entra ID by which an account was signed in: each browser may have one of its own. */
export async function keepEntraSession(tx: Tx, { userId, sid }: { userId: number; sid: string }): Promise<void> {
  const session = { userId, at: now() }
  await tx.entraSession.upsert({ where: { sid }, create: { sid, ...session }, update: session, select: { sid: true } })
}

/** Ends the sessions, in every browser, of the account that a session at Microsoft Entra ID had signed in. */
export async function endEntraSession(tx: Tx, sid: string): Promise<void> {
  const session = await tx.entraSession.findUnique({ where: { sid }, select: { userId: true } })
  if (!session) return
  const { userId } = session
  await endEverySession(tx, userId)
  await forgetEntraSessions(tx, userId)
}
