import { reader } from '@/lib/db/transaction'
import { selectCandidates } from './console-group-store'
import { readUserSearch } from './user-search'

/** An account that a role can be given to, or that holds it already. `address` tells namesakes apart. */
export type RoleCandidate = { id: number; name: string; address: string; isMember: boolean }

const HITS = 20
const MIN_LENGTH = 2

/** Accounts for the field that adds a member: at most 20, by name, found as the users list finds them. Nothing for fewer than 2 characters. */
export async function findRoleCandidates({ groupId, q }: { groupId: number; q: string }): Promise<RoleCandidate[]> {
  const search = readUserSearch(q)
  if (!search || q.trim().length < MIN_LENGTH) return []
  const rows = await selectCandidates(await reader(), { groupId, search, limit: HITS })
  return rows.map(({ id, label, email, userName, isMember }) => ({ id, name: label, address: email ?? userName, isMember }))
}
