import { createUser } from '@/lib/directory/create-user'
import { deprovisionUser } from '@/lib/directory/deprovision-user'
import { findProvisionedUsers } from '@/lib/directory/find-users'
import { getProvisionedUser } from '@/lib/directory/get-user'
import { patchUser } from '@/lib/directory/patch-user'
import { replaceUser } from '@/lib/directory/replace-user'
import { toScimUser } from '@/lib/directory/scim-user'
import type { UserRow } from '@/lib/directory/user-store'
import { projectAttributes, type Projection } from '@/lib/scim/attribute-projection'
import { coerceResource } from '@/lib/scim/coerce-resource'
import { etagOf, isNotModified } from '@/lib/scim/etag'
import { listResponse } from '@/lib/scim/messages/list-response'
import { parsePatchOp } from '@/lib/scim/messages/patch-op'
import { parseProjectionParams, parseSearchBody, parseSearchParams, type SearchRequest } from '@/lib/scim/messages/search-request'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import { isTestConnection } from '../entra-test-connection'
import type { ScimAnswer, ScimCall } from '../scim-call'

/** GET /Users: RFC 7644 §3.4.2. */
export function findUsers(call: ScimCall): Promise<ScimAnswer> {
  return search(call, parseSearchParams(call.query))
}

/** POST /.search and /Users/.search: RFC 7644 §3.4.3. */
export function searchUsers(call: ScimCall): Promise<ScimAnswer> {
  return search(call, parseSearchBody(call.body))
}

/** GET /Users/{id}: RFC 7644 §3.4.1. */
export async function getUser(call: ScimCall): Promise<ScimAnswer> {
  const user = await getProvisionedUser(call.id)
  if (isNotModified(call.ifNoneMatch, user.version)) return { status: 304, etag: etagOf(user.version) }
  return answerWith(call, 200, user)
}

/** POST /Users: RFC 7644 §3.3. */
export async function createUserFromScim(call: ScimCall): Promise<ScimAnswer> {
  const user = await createUser({ resource: coerceResource(call.body, userDefinition), actor: call.actor })
  return answerWith(call, 201, user)
}

/** PUT /Users/{id}: RFC 7644 §3.5.1. */
export async function replaceUserFromScim(call: ScimCall): Promise<ScimAnswer> {
  const { id, ifMatch, actor } = call
  return answerWith(call, 200, await replaceUser({ id, ifMatch, actor, resource: coerceResource(call.body, userDefinition) }))
}

/** PATCH /Users/{id}: RFC 7644 §3.5.2. Answers 200 with the resource, which Entra and the vendor's SDK both take. */
export async function patchUserFromScim(call: ScimCall): Promise<ScimAnswer> {
  const { id, ifMatch, actor } = call
  return answerWith(call, 200, await patchUser({ id, ifMatch, actor, patch: parsePatchOp(call.body) }))
}

/** DELETE /Users/{id}: RFC 7644 §3.6. Disables, and takes the account out of the SCIM view. */
export async function deleteUser(call: ScimCall): Promise<ScimAnswer> {
  await deprovisionUser({ id: call.id, ifMatch: call.ifMatch, actor: call.actor })
  return { status: 204 }
}

async function search(call: ScimCall, request: SearchRequest): Promise<ScimAnswer> {
  const { totalResults, users, startIndex, nextCursor } = await findProvisionedUsers(request)
  const resources = users.map((user) => represent(call, user, request.projection))
  return {
    status: 200,
    body: listResponse({ resources, totalResults, startIndex, nextCursor, itemsPerPage: resources.length }),
    testConnection: isTestConnection(request.filter, totalResults),
  }
}

function answerWith(call: ScimCall, status: number, user: UserRow): ScimAnswer {
  const body = represent(call, user, parseProjectionParams(call.query))
  return { status, body, etag: etagOf(user.version), location: `${call.baseUrl}/Users/${user.id}` }
}

function represent(call: ScimCall, user: UserRow, projection: Projection) {
  return projectAttributes(toScimUser(user, call.baseUrl), projection, userDefinition)
}
