import { reader } from '@/lib/db/transaction'
import { findOwnAccount, type OwnAccount } from './sign-in-store'

export type { OwnAccount } from './sign-in-store'

/** When this account signed in last, and the address it signs in with if it has a password. */
export async function readOwnAccount(userId: number): Promise<OwnAccount> {
  return findOwnAccount(await reader(), userId)
}
