import { now } from '@/lib/clock'
import type { Mail, UserOrigin } from '@/lib/db/generated/client'
import { empty, raw, type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { ScimResource } from '@/lib/scim/json'

/** A mail is given up a day after its first attempt (lib/mail/retry-policy.ts): later than this another one is queued instead. */
const HURRY_WITHIN_MS = 20 * 3_600_000
const DAY_MS = 24 * 3_600_000

/** A mail that lets an account in. */
export type InvitationRow = Pick<Mail, 'id' | 'kind' | 'state' | 'address' | 'createdAt' | 'firstAttemptAt' | 'stateAt' | 'lastError'>

/** An account as *Resend invitation* looks at it. `signInKey` is the name that it signs in with and a password, where it has one. */
export type LockedInvitee = {
  id: number
  userName: string
  label: string
  attributes: ScimResource
  active: boolean
  removedAt: Date | null
  firstSignInAt: Date | null
  origin: UserOrigin
  signInKey: string | null
}

/** An invitation that waits for an admin, with the account it is for. */
export type HeldRow = { id: number; userId: number; name: string; address: string | null; createdAt: Date }

const COLUMNS = raw(`"id", "kind", "state", "address", "createdAt", "firstAttemptAt", "stateAt", "lastError"`)
const HELD = raw(`"Mail"."state" = 'held' AND "Mail"."kind" = 'invitation'`)

/** The latest mail of each kind that lets these accounts in, each found by the index on ("userId", "kind", "id"). */
export function selectLatestInvitations(tx: Tx, userIds: number[]): Promise<(InvitationRow & { userId: number })[]> {
  return tx.$queryRaw(latestInvitationsSql(userIds))
}

/** The query of `selectLatestInvitations`, apart so that its plan can be tested. */
export function latestInvitationsSql(userIds: number[]): Sql {
  return sql`
    SELECT "wanted"."userId", "latest".* FROM unnest(${userIds}::int[]) AS "wanted" ("userId")
    CROSS JOIN (VALUES ('invitation'::"MailKind"), ('password_link'::"MailKind")) AS "of" ("kind")
    CROSS JOIN LATERAL (
      SELECT ${COLUMNS} FROM "Mail" WHERE "Mail"."userId" = "wanted"."userId" AND "Mail"."kind" = "of"."kind"
      ORDER BY "Mail"."id" DESC LIMIT 1) AS "latest"`
}

/** The newest mails that let one account in; `olderThan` is the id to go on from. */
export function selectInvitations(tx: Tx, input: { userId: number; olderThan?: number; limit: number }): Promise<InvitationRow[]> {
  const { userId, olderThan, limit } = input
  const older = olderThan === undefined ? empty : sql`AND "id" < ${olderThan}`
  return tx.$queryRaw(sql`
    SELECT ${COLUMNS} FROM "Mail" WHERE "userId" = ${userId} AND "kind" IN ('invitation', 'password_link') ${older}
    ORDER BY "id" DESC LIMIT ${limit}`)
}

/** The account, removed or not, locked until the transaction ends; or null. */
export async function lockInvitee(tx: Tx, userId: number): Promise<LockedInvitee | null> {
  const [row] = await tx.$queryRaw<LockedInvitee[]>(sql`
    SELECT "id", "userName", "label", "attributes", "active", "removedAt", "firstSignInAt", "origin", "signInKey"
    FROM "User" WHERE "id" = ${userId} FOR NO KEY UPDATE`)
  return row ?? null
}

/**
 * Makes an invitation that is held, or waits for its next attempt, due now and before all other invitations, as if it had waited for a day.
 * False when it has left meanwhile, or is about to be given up.
 */
export async function hurryInvitation(tx: Tx, { id, at }: { id: number; at: Date }): Promise<boolean> {
  const { count } = await tx.mail.updateMany({
    where: {
      id,
      state: { in: ['held', 'queued'] },
      OR: [{ firstAttemptAt: null }, { firstAttemptAt: { gt: new Date(at.getTime() - HURRY_WITHIN_MS) } }],
    },
    data: { state: 'queued', stateAt: at, nextAttemptAt: new Date(at.getTime() - DAY_MS) },
  })
  return count === 1
}

/** At most `limit` held invitations beyond an id, in the order in which they came, or against it. */
export function selectHeld(tx: Tx, input: { after: number | null; descending: boolean; limit: number }): Promise<HeldRow[]> {
  const { after, descending, limit } = input
  const beyond = after === null ? empty : sql`AND "Mail"."id" ${raw(descending ? '<' : '>')} ${after}`
  return tx.$queryRaw(sql`
    SELECT "Mail"."id", "Mail"."userId", "User"."label" AS "name", "Mail"."address", "Mail"."createdAt"
    FROM "Mail" JOIN "User" ON "User"."id" = "Mail"."userId"
    WHERE ${HELD} ${beyond} ORDER BY "Mail"."id" ${raw(descending ? 'DESC' : 'ASC')} LIMIT ${limit}`)
}

/** How many invitations are held. */
export async function countHeld(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>(sql`SELECT count(*) AS "count" FROM "Mail" WHERE ${HELD}`)
  return Number(row?.count ?? 0)
}

/** Queues every held invitation. Returns how many there were. */
export function queueHeld(tx: Tx, at: Date): Promise<number> {
  return tx.$executeRaw(sql`UPDATE "Mail" SET "state" = 'queued', "stateAt" = ${at}, "nextAttemptAt" = ${at} WHERE ${HELD}`)
}

/** Sends an invitation that Resend cannot have taken yet to another address, or to none. One that had none starts on its way. */
export async function readdressInvitations(
  tx: Tx,
  { userId, address, policy }: { userId: number; address: string | null; policy: 'send' | 'hold' },
): Promise<void> {
  const at = now()
  const found = policy === 'hold' ? 'held' : 'queued'
  await tx.$executeRaw(sql`
    UPDATE "Mail" SET "address" = ${address}, "stateAt" = ${at}, "nextAttemptAt" = ${at}, "state" = CASE
      WHEN ${address}::text IS NULL THEN 'no_address'::"MailState" WHEN "state" = 'no_address' THEN ${found}::"MailState" ELSE "state" END
    WHERE "userId" = ${userId} AND "kind" = 'invitation' AND "firstAttemptAt" IS NULL AND "state" IN ('held', 'queued', 'no_address')`)
}
