import { reader } from '@/lib/db/transaction'
import { logger } from '@/lib/logger'
import { selectLabels } from './console-user-store'
import { parseId } from './user-id'
import { isManagerPath, type ValueChange } from './value-changes'

/** Names of managers by their id as it stands in the changes. */
export type ManagerNames = Record<string, string>

/** The names of the managers in `changes` who are accounts here; ids of others are not in it. When they cannot be read, nobody is named. */
export async function findManagers(changes: ValueChange[]): Promise<ManagerNames> {
  const values = changes.filter(({ path }) => isManagerPath(path)).flatMap(({ before, after }) => [before, after])
  const ids = new Set(values.map((value) => (typeof value === 'string' ? parseId(value) : null)).filter((id) => id !== null))
  if (ids.size === 0) return {}
  try {
    const rows = await selectLabels(await reader(), [...ids])
    return Object.fromEntries(rows.map(({ id, label }) => [String(id), label]))
  } catch (error) {
    logger.error({ event: 'user-timeline', source: 'managers', error })
    return {}
  }
}
