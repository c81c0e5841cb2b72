import type { Tx } from '@/lib/db/transaction'

/** Lets `signInKey` (folded) sign the account in, unless it signs in another one, removed or not; says whether it does now. */
export async function claimSignInKey(tx: Tx, id: number, signInKey: string): Promise<boolean> {
  if (await tx.user.findUnique({ where: { signInKey }, select: { id: true } })) return false
  await tx.user.update({ where: { id }, data: { signInKey }, select: { id: true } })
  return true
}

/** Takes `signInKey` from an account that was removed: it comes back without it anyway (create-user.ts). */
export async function releaseSignInKey(tx: Tx, signInKey: string): Promise<void> {
  await tx.user.updateMany({ where: { signInKey, removedAt: { not: null } }, data: { signInKey: null, passwordHash: null } })
}

/** The account that `signInKey` signs in, removed or not, or null. */
export async function selectSignInKeyHolder(tx: Tx, signInKey: string): Promise<number | null> {
  return (await tx.user.findUnique({ where: { signInKey }, select: { id: true } }))?.id ?? null
}
