import { logger } from '@/lib/logger'
import { selectGroupIds } from './group-store'
import type { ValueChange } from './value-changes'

/** Ids of the roles given or taken away by `changes` that still exist. When they cannot be read, none is named. */
export async function findExistingRoles(changes: ValueChange[]): Promise<number[]> {
  const ids = new Set(changes.filter(({ path }) => path === 'roleId').map(({ after }) => after))
  const roles = [...ids].filter((id) => typeof id === 'number')
  if (roles.length === 0) return []
  try {
    return await selectGroupIds(roles)
  } catch (error) {
    logger.error({ event: 'user-timeline', source: 'roles', error })
    return []
  }
}
