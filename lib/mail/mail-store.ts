import type { Mail, MailKind, MailState } from '@/lib/db/generated/client'
import { empty, raw, type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

export type MailRow = Mail

/** A mail as it is put into the outbox, due at once. */
export type NewMail = Pick<Mail, 'kind' | 'state' | 'userId' | 'address' | 'eventKey'> & { data: object; at: Date }

/** The ids of the new mails, in their order; those whose eventKey there is already are left out. */
export async function insertMails(tx: Tx, mails: NewMail[]): Promise<number[]> {
  if (mails.length === 0) return []
  const rows = await tx.$queryRaw<{ id: number }[]>(sql`
    INSERT INTO "Mail" ("kind", "state", "userId", "address", "data", "eventKey", "idempotencyKey", "nextAttemptAt", "createdAt", "stateAt")
    SELECT "kind", "state", "userId", "address", "data", "eventKey", gen_random_uuid()::text, "at", "at", "at"
    FROM jsonb_to_recordset(${JSON.stringify(mails)}::jsonb) AS "new" ("kind" "MailKind", "state" "MailState", "userId" int, "address" text,
      "data" jsonb, "eventKey" text, "at" timestamptz)
    ON CONFLICT ("eventKey") DO NOTHING RETURNING "id"`)
  return rows.map(({ id }) => id)
}

/** Which mail to take, and until when; `id` narrows it to one. */
type ClaimMail = { at: Date; leaseEnds: Date; id?: number }

/** A mail with the moment at which it was taken. */
export type ClaimedMail = MailRow & { claimedAt: Date }

/**
 * Takes the queued mail that is due for longest, or the one of this `id` if it is due, for whoever called, until `leaseEnds`; or null.
 * Invitations, which come in thousands, are taken when no other mail is due. Two callers never get the same one within a lease. Each time
 * counts as an attempt.
 */
export async function claimMail(tx: Tx, claim: ClaimMail): Promise<ClaimedMail | null> {
  const [row] = await tx.$queryRaw<MailRow[]>(claimMailSql(claim))
  return row ? { ...row, claimedAt: claim.at } : null
}

/** The statement of `claimMail`, apart so that its plan can be tested. State and kind stand in the text: the partial indexes need them there. */
export function claimMailSql({ at, leaseEnds, id }: ClaimMail): Sql {
  const due = sql`"state" = 'queued' AND "nextAttemptAt" <= ${at} ${id === undefined ? empty : sql`AND "id" = ${id}`}`
  const first = raw(`ORDER BY "nextAttemptAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED`)
  return sql`
    UPDATE "Mail" SET "attempts" = "attempts" + 1, "firstAttemptAt" = COALESCE("firstAttemptAt", ${at}), "nextAttemptAt" = ${leaseEnds}
    WHERE "id" = COALESCE(
      (SELECT "id" FROM "Mail" WHERE ${due} AND "kind" <> 'invitation' ${first}),
      (SELECT "id" FROM "Mail" WHERE ${due} ${first}))
    RETURNING *`
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

type Refused = Claim & Pick<ClaimedMail, 'claimedAt'> & { counts: boolean; error: string; nextAttemptAt: Date }

/**
 * Puts a claimed mail back until `nextAttemptAt` that was certainly not taken this time. Unless an earlier attempt may have been, it is as if
 * never tried: it has no first attempt, and another key, because what it says or where it goes may change before the next one. `counts`: it
 * waits longer each time. Nothing happens when the claim is lost.
 */
export async function markRefused(tx: Tx, refused: Refused): Promise<void> {
  const { id, attempts, claimedAt, counts, error, nextAttemptAt } = refused
  await tx.$executeRaw(sql`
    UPDATE "Mail" SET "attempts" = "attempts" - ${counts ? 0 : 1}::int, "lastError" = ${error}, "nextAttemptAt" = ${nextAttemptAt},
      "firstAttemptAt" = CASE WHEN "firstAttemptAt" < ${claimedAt} THEN "firstAttemptAt" END,
      "idempotencyKey" = CASE WHEN "firstAttemptAt" < ${claimedAt} THEN "idempotencyKey" ELSE gen_random_uuid()::text END
    WHERE "id" = ${id} AND "attempts" = ${attempts} AND "state" = 'queued'`)
}

/** Cancels the mails of one kind to an account that have not left yet; `why` is told beside them. */
export async function cancelWaiting(tx: Tx, waiting: { userId: number; kind: MailKind; why: string | null; at: Date }): Promise<void> {
  const { userId, kind, why, at } = waiting
  await tx.mail.updateMany({
    where: { userId, kind, state: { in: ['held', 'queued', 'no_address'] } },
    data: { state: 'cancelled', stateAt: at, lastError: why },
  })
}

/** Where a mail is on its way, or null when there is none of this id. */
export function selectMailState(tx: Tx, id: number): Promise<Pick<MailRow, 'state' | 'lastError'> | null> {
  return tx.mail.findUnique({ where: { id }, select: { state: true, lastError: true } })
}
