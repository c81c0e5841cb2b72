import { reader } from '@/lib/db/transaction'
import { selectStatusCounts } from './console-user-store'
import { readUserSearch } from './user-search'
import type { UserStatus } from './user-status'

export type UserCounts = Record<UserStatus, number> & { all: number }

/** How many accounts match the search (all accounts without one), in each status and together. */
export async function countUsersByStatus(q?: string): Promise<UserCounts> {
  const counts = await selectStatusCounts(await reader(), readUserSearch(q))
  return { ...counts, all: counts.invited + counts.active + counts.disabled + counts.removed }
}
