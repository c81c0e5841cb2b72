import type { Prisma } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/transaction'
import { cancelWaiting } from '@/lib/mail/mail-store'

/** The account that a link is for, as far as it matters whether it opens anything. */
const OWNER = {
  id: true,
  origin: true,
  firstSignInAt: true,
  label: true,
  userName: true,
  email: true,
  signInKey: true,
  passwordHash: true,
  active: true,
  removedAt: true,
} as const

/** A link with the account that it is for. */
export type PasswordLinkRow = Prisma.PasswordLinkGetPayload<{ include: { user: { select: typeof OWNER } } }>

/** An account as far as it matters whether a link of its opens anything. */
export type PasswordOwner = PasswordLinkRow['user']

/** The new link's id. */
export async function insertPasswordLink(tx: Tx, link: { userId: number; createdAt: Date; expiresAt: Date }): Promise<number> {
  return (await tx.passwordLink.create({ data: link, select: { id: true } })).id
}

/** The link, used or not, or null. */
export function selectPasswordLink(tx: Tx, id: number): Promise<PasswordLinkRow | null> {
  return tx.passwordLink.findUnique({ where: { id }, include: { user: { select: OWNER } } })
}

/** When the account's last link was made, used or not; null when it never had one. */
export async function lastPasswordLinkAt(tx: Tx, userId: number): Promise<Date | null> {
  const link = await tx.passwordLink.findFirst({ where: { userId }, orderBy: { id: 'desc' }, select: { createdAt: true } })
  return link?.createdAt ?? null
}

/** Uses up every link of the account, and cancels those that have not left yet. The account is locked by `tx`. */
export async function spendPasswordLinks(tx: Tx, { userId, at }: { userId: number; at: Date }): Promise<void> {
  await tx.passwordLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: at } })
  await cancelWaiting(tx, { userId, kind: 'password_link', why: null, at })
}

/** The account, or null. */
export function selectPasswordOwner(tx: Tx, userId: number): Promise<PasswordOwner | null> {
  return tx.user.findUnique({ where: { id: userId }, select: OWNER })
}

/** Sets the account's password and ends its sessions. */
export async function writePassword(tx: Tx, { userId, passwordHash }: { userId: number; passwordHash: string }): Promise<void> {
  const data = { passwordHash, sessionEpoch: { increment: 1 } }
  await tx.user.update({ where: { id: userId }, data, select: { id: true } })
}
