import { asObject, member, type JsonObject } from './json'
import { readScimPath } from './scim-path'
import { MANAGER_PATH } from './urns'

/** The id of the manager a resource names, null where it names none. */
export function managerOf(user: JsonObject): string | null {
  const value = member(asObject(readScimPath(user, MANAGER_PATH)), 'value')
  return typeof value === 'string' && value !== '' ? value : null
}
