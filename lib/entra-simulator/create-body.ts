import type { WantedValue } from './attribute-mapping'
import type { JsonObject } from './json'
import { writeScimPath } from './scim-path'
import { CORE_USER, ENTERPRISE_USER } from './urns'

/** The body of `POST /Users` as Entra writes it (Microsoft: use-scim-to-provision-users-and-groups, "Create User"). */
export function createBody(wanted: WantedValue[]): JsonObject {
  const body: JsonObject = { schemas: [CORE_USER, ENTERPRISE_USER] }
  for (const { path, value } of wanted) writeScimPath(body, path, value)
  return { ...body, active: true, meta: { resourceType: 'User' }, roles: [] }
}
