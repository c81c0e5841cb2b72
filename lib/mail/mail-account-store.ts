import type { Tx } from '@/lib/db/transaction'

/** How the account of this id signs in. Removed accounts are found too. */
export async function selectUserName(tx: Tx, userId: number): Promise<string | null> {
  const account = await tx.user.findUnique({ where: { id: userId }, select: { userName: true } })
  return account?.userName ?? null
}
