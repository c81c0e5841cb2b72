import type { Tx } from '@/lib/db/transaction'

/** Lets `signInKey` (folded) sign the account in, unless it signs in another one, removed or not; says whether it does now. */
export async function claimSignInKey(tx: Tx, id: number, signInKey: string): Promise<boolean> {
  if (await tx.user.findUnique({ where: { signInKey }, select: { id: true } })) return false
  await tx.user.update({ where: { id }, data: { signInKey }, select: { id: true } })
  return true
}
