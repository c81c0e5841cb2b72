import { inTransaction } from '@/lib/db/transaction'
import { hashPassword, needsRehash } from './password'
import { provePassword } from './prove-password'
import { enter } from './sign-in-gate'
import { SignInRefused } from './sign-in-refusal'
import { type Account, replacePasswordHash } from './sign-in-store'

/**
 * Signs in with e-mail address and password and returns the account's id. Throws SignInRefused: with one and the same reason whether the
 * account is unknown, has no password, is disabled or the password is wrong; with the time to wait after too many failures.
 */
export async function signInWithPassword(input: { email: string; password: string; address: string | null }): Promise<number> {
  const { attemptId, account } = await provePassword(input)
  if ((await enter({ attemptId, userId: account.id })) === 'disabled') throw new SignInRefused({ reason: 'not-right' })
  await keepHashCurrent(account, input.password)
  return account.id
}

async function keepHashCurrent(account: Account, password: string): Promise<void> {
  const from = account.passwordHash
  if (!from || !needsRehash(from)) return
  const to = await hashPassword(password)
  await inTransaction((tx) => replacePasswordHash(tx, { userId: account.id, from, to }))
}
