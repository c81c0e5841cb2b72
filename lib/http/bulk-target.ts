import type { BulkOperation } from '@/lib/scim/messages/bulk-request'
import { ScimError } from '@/lib/scim/scim-error'
import { RESOURCE_ROUTES } from './resource-routes'
import { findRoute, type ScimRoute } from './scim-route'
import { decodeSegment } from './decode-segment'

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE']

/**
 * Where an operation of a bulk job leads: a resource or its endpoint, nothing else (RFC 7644 §3.7). `id` is '' for the endpoint. Throws
 * ScimError 400 for another method or path, a create without bulkId and a write without data.
 */
export function readBulkTarget({ method, path, bulkId, data }: BulkOperation): { route: ScimRoute; id: string } {
  if (!METHODS.includes(method)) {
    throw new ScimError(
      'invalidSyntax',
      `The method ${JSON.stringify(method.slice(0, 20))} cannot be in a bulk job. Send ${METHODS.join(', ')}.`,
    )
  }
  if (method === 'POST' && bulkId === undefined) {
    throw new ScimError('invalidValue', 'A POST in a bulk job needs a "bulkId" of its own, so that its result can be told. Send one.')
  }
  if (method !== 'DELETE' && data === undefined) throw new ScimError('invalidSyntax', `A ${method} in a bulk job needs "data". Send it.`)
  const match = findTarget(path)
  if (match) return match
  const shown = JSON.stringify(path.slice(0, 100))
  throw new ScimError('invalidValue', `The path ${shown} cannot be in a bulk job. Send /Users, /Groups, or one of them with an id.`)
}

/** The address below `baseUrl` of the resource that a path names, whether it exists or not; undefined for a path that names none. */
export function locationOf(path: string, baseUrl: string): string | undefined {
  const match = findTarget(path)
  return match?.id ? `${baseUrl}/${match.route.endpoints[0]}/${encodeURIComponent(match.id.toWellFormed())}` : undefined
}

function findTarget(path: string): { route: ScimRoute; id: string } | null {
  const [pathname = ''] = path.split('?', 1)
  const match = findRoute(RESOURCE_ROUTES, pathname.split('/').filter(Boolean).map(decodeSegment))
  return match?.id === '.search' ? null : match
}
