import type { SignInMethod, SignInOutcome, User } from '@/lib/db/generated/client'
import { empty, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import { EFFECTIVE_PERMISSION } from '@/lib/directory/effective-permission'

/** `permission` is the effective one, with what the account's groups give it. */
export type Account = Pick<User, 'id' | 'label' | 'email' | 'permission' | 'active' | 'removedAt' | 'sessionEpoch' | 'passwordHash'>
/** An account that has a password. */
export type PasswordAccount = Account & { passwordHash: string }
/** What decides whether the sessions of an account go on, and what they may do. */
export type Standing = Pick<Account, 'id' | 'active' | 'removedAt' | 'sessionEpoch' | 'permission'>
/** The attempts that are counted together. */
export type AttemptsBy = { nameHash?: string; addressGroup?: string }
export type { SignInMethod, SignInOutcome }

const COLUMNS = sql`"User"."id", "User"."label", "User"."email", ${EFFECTIVE_PERMISSION} AS "permission", "User"."active", "User"."removedAt",
  "User"."sessionEpoch", "User"."passwordHash"`
/** Any number that no other lock of this database uses. */
const ATTEMPTS_LOCK = 1_805_210_511

export async function findAccount(tx: Tx, id: number): Promise<Account | null> {
  const [account] = await tx.$queryRaw<Account[]>(sql`SELECT ${COLUMNS} FROM "User" WHERE "User"."id" = ${id}`)
  return account ?? null
}

/** How the accounts of these ids stand, by id. */
export async function findStandings(tx: Tx, ids: number[]): Promise<Map<number, Standing>> {
  const rows = await tx.$queryRaw<Standing[]>(sql`
    SELECT "User"."id", "User"."active", "User"."removedAt", "User"."sessionEpoch", ${EFFECTIVE_PERMISSION} AS "permission"
    FROM "User" WHERE "User"."id" = ANY(${ids}::int[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The account that signs in with a password under `key` (folded). What SCIM writes, userName and e-mail addresses, has no say in it. */
export async function findPasswordAccount(tx: Tx, key: string): Promise<PasswordAccount | null> {
  // PostgreSQL has no text with a NUL in it, so no account has such a name.
  if (key.includes('\0')) return null
  const [account] = await tx.$queryRaw<PasswordAccount[]>(
    sql`SELECT ${COLUMNS} FROM "User" WHERE "User"."signInKey" = ${key} AND "User"."passwordHash" IS NOT NULL`,
  )
  return account ?? null
}

/** Makes attempts wait for each other until the transaction ends, over all instances: none escapes the count of the others. */
export async function lockAttempts(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ATTEMPTS_LOCK})`
}

export async function insertAttempt(
  tx: Tx,
  attempt: {
    at: Date
    nameHash: string
    address: string
    addressGroup: string
    method?: SignInMethod
    outcome: SignInOutcome
    userId: number | null
  },
): Promise<bigint> {
  const { id } = await tx.signInAttempt.create({ data: attempt, select: { id: true } })
  return id
}

export async function updateAttempt(tx: Tx, id: bigint, outcome: SignInOutcome): Promise<void> {
  await tx.signInAttempt.update({ where: { id }, data: { outcome }, select: { id: true } })
}

/** Takes an attempt back that turned out to be no sign-in. */
export async function deleteAttempt(tx: Tx, id: bigint): Promise<void> {
  await tx.signInAttempt.delete({ where: { id }, select: { id: true } })
}

/**
 * When the last attempt by password with one of these outcomes was made, or the last but `skip`; null when there were not so many after `after`.
 */
export async function findAttempt(
  tx: Tx,
  input: { by: AttemptsBy; outcomes: SignInOutcome[]; after: Date; skip?: number },
): Promise<Date | null> {
  const { by, outcomes, after, skip } = input
  const where = { ...by, method: 'password' as const, outcome: { in: outcomes }, at: { gt: after } }
  const row = await tx.signInAttempt.findFirst({ where, orderBy: { at: 'desc' }, skip, select: { at: true } })
  return row?.at ?? null
}

/**
 * Lets an account in if it is active, was not removed and, with `passwordHash`, still has that one: sets the times of a sign-in. Returns the
 * sessionEpoch of the session that begins, in the same statement, so that whatever ends sessions later ends this one too; null for nobody.
 */
export async function markSignedIn(tx: Tx, input: { userId: number; at: Date; passwordHash?: string }): Promise<number | null> {
  const { userId, at, passwordHash } = input
  const sameHash = passwordHash === undefined ? empty : sql`AND "passwordHash" = ${passwordHash}`
  const [row] = await tx.$queryRaw<{ sessionEpoch: number }[]>(sql`
    UPDATE "User" SET "firstSignInAt" = COALESCE("firstSignInAt", ${at}), "lastSignInAt" = ${at}
    WHERE "id" = ${userId} AND "active" AND "removedAt" IS NULL ${sameHash} RETURNING "sessionEpoch"`)
  return row?.sessionEpoch ?? null
}

/** Replaces a password hash, unless somebody changed it meanwhile. */
export async function replacePasswordHash(tx: Tx, input: { userId: number; from: string; to: string }): Promise<void> {
  await tx.user.updateMany({ where: { id: input.userId, passwordHash: input.from }, data: { passwordHash: input.to } })
}

/** Ends every session that began under `epoch`, over all instances. One that has ended already ends no later one. */
export async function endSessions(tx: Tx, input: { userId: number; epoch: number }): Promise<void> {
  const where = { id: input.userId, sessionEpoch: input.epoch }
  await tx.user.updateMany({ where, data: { sessionEpoch: { increment: 1 } } })
}

/** Ends every session of an account, over all instances. */
export async function endEverySession(tx: Tx, userId: number): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { sessionEpoch: { increment: 1 } }, select: { id: true } })
}

/** Gives an account another password and ends every session of it, unless somebody changed the password meanwhile; says whether it did. */
export async function exchangePasswordHash(tx: Tx, input: { userId: number; from: string; to: string }): Promise<boolean> {
  const { userId, from, to } = input
  const { count } = await tx.user.updateMany({
    where: { id: userId, passwordHash: from },
    data: { passwordHash: to, sessionEpoch: { increment: 1 } },
  })
  return count === 1
}

/** What an account may know about itself. `signInKey` is the address it signs in with, when it has a password. */
export type OwnAccount = { lastSignInAt: Date | null; signInKey: string | null }

export async function findOwnAccount(tx: Tx, userId: number): Promise<OwnAccount> {
  const select = { lastSignInAt: true, signInKey: true, passwordHash: true }
  const { passwordHash, signInKey, lastSignInAt } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select })
  return { lastSignInAt, signInKey: passwordHash === null ? null : signInKey }
}
