import type { Mail, MailKind, MailState } from '@/lib/db/generated/client'
import { empty, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

export type MailRow = Mail

/** A mail as it is put into the outbox. */
export type NewMail = Pick<Mail, 'kind' | 'state' | 'userId' | 'address' | 'eventKey' | 'nextAttemptAt'> & { data: object; at: Date }

/** The ids of the new mails, in their order; those whose eventKey there is already are left out. */
export async function insertMails(tx: Tx, mails: NewMail[]): Promise<number[]> {
  if (mails.length === 0) return []
  const rows = await tx.$queryRaw<{ id: number }[]>(sql`
    INSERT INTO "Mail" ("kind", "state", "userId", "address", "data", "eventKey", "idempotencyKey", "nextAttemptAt", "createdAt", "stateAt")
    SELECT "kind", "state", "userId", "address", "data", "eventKey", gen_random_uuid()::text, "nextAttemptAt", "at", "at"
    FROM jsonb_to_recordset(${JSON.stringify(mails)}::jsonb) AS "new" ("kind" "MailKind", "state" "MailState", "userId" int, "address" text,
      "data" jsonb, "eventKey" text, "nextAttemptAt" timestamptz, "at" timestamptz)
    ON CONFLICT ("eventKey") DO NOTHING RETURNING "id"`)
  return rows.map(({ id }) => id)
}

/** Invitations come in thousands: all other mail goes before them, as if it had waited for a day. */
export function dueAt(kind: MailKind | 'urgent', at: Date): Date {
  return kind === 'invitation' ? at : new Date(at.getTime() - 24 * 3_600_000)
}

/**
 * Takes the queued mail that is due for longest, or the one of this `id` if it is due, for whoever called, until `leaseEnds`; or null.
 * Two callers never get the same one within a lease. Each time counts as an attempt.
 */
export async function claimMail(tx: Tx, { at, leaseEnds, id }: { at: Date; leaseEnds: Date; id?: number }): Promise<MailRow | null> {
  const only = id === undefined ? empty : sql`AND "id" = ${id}`
  const [row] = await tx.$queryRaw<MailRow[]>(sql`
    UPDATE "Mail" SET "attempts" = "attempts" + 1, "firstAttemptAt" = COALESCE("firstAttemptAt", ${at}), "nextAttemptAt" = ${leaseEnds}
    WHERE "id" = (
      SELECT "id" FROM "Mail" WHERE "state" = 'queued' AND "nextAttemptAt" <= ${at} ${only}
      ORDER BY "nextAttemptAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING *`)
  return row ?? null
}

/** A mail that was claimed: its id, and its attempts then. */
export type Claim = Pick<MailRow, 'id' | 'attempts'>

/** The account that a mail is for; all null when it is for none. */
export type MailAccount = { active: boolean | null; removedAt: Date | null; firstSignInAt: Date | null }

/** The account of a claimed mail as it is now; null when the mail was cancelled, or taken over by another, since. */
export async function selectClaimed(tx: Tx, { id, attempts }: Claim): Promise<MailAccount | null> {
  const [row] = await tx.$queryRaw<MailAccount[]>(sql`
    SELECT "User"."active", "User"."removedAt", "User"."firstSignInAt" FROM "Mail" LEFT JOIN "User" ON "User"."id" = "Mail"."userId"
    WHERE "Mail"."id" = ${id} AND "Mail"."attempts" = ${attempts} AND "Mail"."state" = 'queued'`)
  return row ?? null
}

/** Keeps that a mail has left, also when it was cancelled or given up meanwhile: it is the truth. What a webhook said since stays. */
export async function markSent(tx: Tx, { id, providerId, at }: { id: number; providerId: string | null; at: Date }): Promise<void> {
  // A failure that a webhook told came with Resend's id; one without it was only our conclusion.
  const overtaken = [{ state: { in: ['queued', 'cancelled'] satisfies MailState[] } }, { state: 'failed' as const, providerId: null }]
  await tx.mail.updateMany({ where: { id, OR: overtaken }, data: { state: 'sent', stateAt: at, lastError: null } })
  if (providerId !== null) await tx.mail.updateMany({ where: { id }, data: { providerId } })
}

/** Ends a claimed mail that does not leave. Nothing happens when the claim is lost. */
export async function markEnded(tx: Tx, claim: Claim & { state: MailState; error: string; at: Date }): Promise<void> {
  const { id, attempts, state, error, at } = claim
  await tx.mail.updateMany({ where: { id, attempts, state: 'queued' }, data: { state, stateAt: at, lastError: error } })
}

/** Puts a claimed mail back until `nextAttemptAt`. Nothing happens when the claim is lost. */
export async function markWaiting(tx: Tx, claim: Claim & { error: string; nextAttemptAt: Date }): Promise<void> {
  const { id, attempts, error, nextAttemptAt } = claim
  await tx.mail.updateMany({ where: { id, attempts, state: 'queued' }, data: { lastError: error, nextAttemptAt } })
}

/** Puts a claimed mail back as if this attempt had not been made. Nothing happens when the claim is lost. */
export async function markUntried(tx: Tx, claim: Claim & { error: string; nextAttemptAt: Date }): Promise<void> {
  const { id, attempts, error, nextAttemptAt } = claim
  await tx.$executeRaw(sql`
    UPDATE "Mail" SET "attempts" = "attempts" - 1, "firstAttemptAt" = CASE WHEN "attempts" > 1 THEN "firstAttemptAt" END,
      "lastError" = ${error}, "nextAttemptAt" = ${nextAttemptAt}
    WHERE "id" = ${id} AND "attempts" = ${attempts} AND "state" = 'queued'`)
}

/** Where a mail is on its way, or null when there is none of this id. */
export function selectMailState(tx: Tx, id: number): Promise<Pick<MailRow, 'state' | 'lastError'> | null> {
  return tx.mail.findUnique({ where: { id }, select: { state: true, lastError: true } })
}
