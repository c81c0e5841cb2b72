import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { randomToken } from '@/lib/ids'
import { dropProcessState, processState } from '@/lib/process-state'
import { keepSetting } from './setting-store'

const STATE = 'auth-secret'

/** What session cookies are encrypted with: NEXTAUTH_SECRET, else one generated at first use and kept in the database. */
export async function authSecret(): Promise<string> {
  if (env.NEXTAUTH_SECRET) return env.NEXTAUTH_SECRET
  return processState(STATE, () =>
    inTransaction((tx) => keepSetting(tx, STATE, randomToken())).catch((error: unknown) => {
      dropProcessState(STATE)
      throw error
    }),
  )
}
