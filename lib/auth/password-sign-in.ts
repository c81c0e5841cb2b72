import { inTransaction } from '@/lib/db/transaction'
import type { SignedIn } from './claims'
import { hashPassword, needsRehash } from './password'
import { provePassword } from './prove-password'
import { enter } from './sign-in-gate'
import { SignInRefused } from './sign-in-refusal'
import { type PasswordAccount, replacePasswordHash } from './sign-in-store'

/**
 * Signs in with e-mail address and password. Throws SignInRefused: with one and the same reason whether the account is unknown, has no
 * password, is disabled or the password is wrong, also when it was changed while it was looked at; with the time to wait after too many failures.
 */
export async function signInWithPassword(input: { email: string; password: string; address: string | null }): Promise<SignedIn> {
  const { attemptId, account } = await provePassword(input)
  const epoch = await enter({ attemptId, account })
  if (epoch === null) throw new SignInRefused({ reason: 'not-right' })
  await keepHashCurrent(account, input.password)
  return { userId: account.id, epoch }
}

async function keepHashCurrent(account: PasswordAccount, password: string): Promise<void> {
  const from = account.passwordHash
  if (!needsRehash(from)) return
  const to = await hashPassword(password)
  await inTransaction((tx) => replacePasswordHash(tx, { userId: account.id, from, to }))
}
