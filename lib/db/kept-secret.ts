import { randomToken } from '@/lib/ids'
import { dropProcessState, processState } from '@/lib/process-state'
import { keepSetting } from './setting-store'
import { inTransaction } from './transaction'

/** The secret of this name: 256 bits, generated at first use and kept in the database, so that every instance has the same. */
export function keptSecret(name: string): Promise<string> {
  return processState(name, () =>
    inTransaction((tx) => keepSetting(tx, name, randomToken())).catch((error: unknown) => {
      dropProcessState(name)
      throw error
    }),
  )
}
