import type { SignInOutcome, User } from '@/lib/db/generated/client'
import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

export type Account = Pick<User, 'id' | 'label' | 'email' | 'permission' | 'active' | 'removedAt' | 'sessionEpoch' | 'passwordHash'>
export type { SignInOutcome }

const ACCOUNT = {
  id: true,
  label: true,
  email: true,
  permission: true,
  active: true,
  removedAt: true,
  sessionEpoch: true,
  passwordHash: true,
} as const
/** Any number that no other lock of this database uses. */
const ATTEMPTS_LOCK = 1_805_210_511

export function findAccount(tx: Tx, id: number): Promise<Account | null> {
  return tx.user.findUnique({ where: { id }, select: ACCOUNT })
}

/** The account with a password whose e-mail address or userName is `key` (folded); accounts that were not removed come first. */
export async function findPasswordAccount(tx: Tx, key: string): Promise<Account | null> {
  // PostgreSQL has no text with a NUL in it, so no account has such a name.
  if (key.includes('\0')) return null
  return tx.user.findFirst({
    where: { passwordHash: { not: null }, OR: [{ emailKey: key }, { userNameKey: key }] },
    orderBy: [{ removedAt: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
    select: ACCOUNT,
  })
}

/** Makes attempts wait for each other until the transaction ends, over all instances: none escapes the count of the others. */
export async function lockAttempts(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ATTEMPTS_LOCK})`
}

export async function insertAttempt(
  tx: Tx,
  attempt: { at: Date; nameHash: string; address: string; outcome: SignInOutcome; userId: number | null },
): Promise<bigint> {
  const { id } = await tx.signInAttempt.create({ data: attempt, select: { id: true } })
  return id
}

export async function updateAttempt(tx: Tx, id: bigint, outcome: SignInOutcome): Promise<void> {
  await tx.signInAttempt.update({ where: { id }, data: { outcome }, select: { id: true } })
}

/** Times of the last failed attempts after `after`, newest first. */
export async function selectFailures(
  tx: Tx,
  input: { by: { nameHash: string } | { address: string }; after: Date; limit: number },
): Promise<Date[]> {
  const rows = await tx.signInAttempt.findMany({
    where: { ...input.by, at: { gt: input.after }, outcome: { in: ['wrong_password', 'disabled'] } },
    orderBy: { at: 'desc' },
    take: input.limit,
    select: { at: true },
  })
  return rows.map((row) => row.at)
}

/** When somebody last got in under this name, or null. */
export async function findLastSuccess(tx: Tx, nameHash: string): Promise<Date | null> {
  const row = await tx.signInAttempt.findFirst({ where: { nameHash, outcome: 'success' }, orderBy: { at: 'desc' }, select: { at: true } })
  return row?.at ?? null
}

/** Whether a refusal for too many attempts was written for `address` after `after`. */
export async function hasRefusal(tx: Tx, address: string, after: Date): Promise<boolean> {
  return (
    (await tx.signInAttempt.findFirst({ where: { address, outcome: 'rate_limited', at: { gt: after } }, select: { id: true } })) !== null
  )
}

/** Sets the times of a sign-in if the account is active and was not removed; says whether it did. */
export async function markSignedIn(tx: Tx, userId: number, at: Date): Promise<boolean> {
  const rows = await tx.$executeRaw(sql`UPDATE "User" SET "firstSignInAt" = COALESCE("firstSignInAt", ${at}), "lastSignInAt" = ${at}
    WHERE "id" = ${userId} AND "active" AND "removedAt" IS NULL`)
  return rows === 1
}

/** Replaces a password hash, unless somebody changed it meanwhile. */
export async function replacePasswordHash(tx: Tx, input: { userId: number; from: string; to: string }): Promise<void> {
  await tx.user.updateMany({ where: { id: input.userId, passwordHash: input.from }, data: { passwordHash: input.to } })
}
