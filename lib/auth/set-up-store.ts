import type { Tx } from '@/lib/db/transaction'

/** Any number that no other lock of this database uses. */
const SET_UP_LOCK = 1_805_210_512

/** Makes submits of the set-up form wait for each other until the transaction ends, over all instances. */
export async function lockSetUp(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SET_UP_LOCK})`
}

export async function hasActiveAdmin(tx: Tx): Promise<boolean> {
  return (await tx.user.findFirst({ where: { permission: 'admin', active: true, removedAt: null }, select: { id: true } })) !== null
}

export async function insertLink(tx: Tx, hash: string, createdAt: Date): Promise<void> {
  await tx.setUpLink.create({ data: { hash, createdAt } })
}

export async function deleteLinksBefore(tx: Tx, before: Date): Promise<void> {
  await tx.setUpLink.deleteMany({ where: { createdAt: { lte: before } } })
}

/** Whether the link was made after `after` and has not been used. */
export async function isLinkOpen(tx: Tx, hash: string, after: Date): Promise<boolean> {
  return (await tx.setUpLink.findFirst({ where: { hash, usedAt: null, createdAt: { gt: after } }, select: { hash: true } })) !== null
}

export async function markLinkUsed(tx: Tx, hash: string, usedAt: Date): Promise<void> {
  await tx.setUpLink.update({ where: { hash }, data: { usedAt } })
}
