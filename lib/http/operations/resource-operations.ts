import type { Actor } from '@/lib/audit/actor'
import type { Projection } from '@/lib/scim/attribute-projection'
import { coerceResource } from '@/lib/scim/coerce-resource'
import { etagOf, isNotModified } from '@/lib/scim/etag'
import type { ScimResource } from '@/lib/scim/json'
import { parsePatchOp, type PatchOp } from '@/lib/scim/messages/patch-op'
import { parseSearchBody, parseSearchParams, type SearchRequest } from '@/lib/scim/messages/search-request'
import type { ResourceDefinition } from '@/lib/scim/schemas/schema-types'
import type { Representation, ScimAnswer, ScimCall, ScimOperation } from '../scim-call'
import { answerSearch } from './answer-search'

type Row = { id: number; version: number }
type Target = { id: string; ifMatch: string | null; actor: Actor }
type Found<R> = { totalResults: number; rows: R[]; startIndex?: number; nextCursor?: string }

/** What the domain does with one type of resource, and how its rows are shown. `body` is the resource as it was sent. */
export type ResourceKind<R extends Row> = {
  definition: ResourceDefinition
  find: (request: SearchRequest) => Promise<Found<R>>
  get: (id: string) => Promise<R>
  /** Throws ScimError for what is too large to be read as the client wants it. */
  requireShowable?: (row: R, projection: Projection) => void
  create: (input: { resource: ScimResource; body: unknown; actor: Actor }) => Promise<R>
  replace: (input: Target & { resource: ScimResource; body: unknown }) => Promise<R>
  patch: (input: Target & { patch: PatchOp }) => Promise<R>
  remove: (input: Target) => Promise<void>
  represent: (rows: R[], view: { baseUrl: string; projection: Projection }) => Promise<Representation[]>
  /** The version of a representation, found without making one. */
  versionOf: (row: R, projection: Projection) => Promise<string> | string
  /** Whether a PATCH answers 204 unless the client wants the resource; 200 with it otherwise. */
  patchesSilently: boolean
}

export type ResourceOperations = Record<'find' | 'search' | 'get' | 'create' | 'replace' | 'patch' | 'remove', ScimOperation>

/** The operations of RFC 7644 §3.3 to §3.6 on one type of resource. */
export function resourceOperations<R extends Row>(kind: ResourceKind<R>): ResourceOperations {
  const { definition } = kind

  async function search(call: ScimCall, request: SearchRequest): Promise<ScimAnswer> {
    const { rows, ...page } = await kind.find(request)
    const represented = await kind.represent(rows, { baseUrl: call.baseUrl, projection: request.projection })
    return answerSearch(
      request,
      page,
      represented.map(({ body }) => body),
    )
  }

  async function answerWith(call: ScimCall, status: number, row: R): Promise<ScimAnswer> {
    const location = `${call.baseUrl}${definition.endpoint}/${row.id}`
    const [represented] = call.wantsBody === 'never' ? [] : await kind.represent([row], call)
    return { status, etag: etagOf(represented?.version ?? row.version), location, body: represented?.body }
  }

  return {
    find: (call) => search(call, parseSearchParams(call.query)),
    search: (call) => search(call, parseSearchBody(call.body)),
    get: async (call) => {
      const row = await kind.get(call.id)
      if (call.ifNoneMatch !== null) {
        const version = await kind.versionOf(row, call.projection)
        if (isNotModified(call.ifNoneMatch, version)) return { status: 304, etag: etagOf(version) }
      }
      kind.requireShowable?.(row, call.projection)
      return answerWith(call, 200, row)
    },
    create: async (call) => {
      const row = await kind.create({ resource: coerceResource(call.body, definition), body: call.body, actor: call.actor })
      return answerWith(call, 201, row)
    },
    replace: async (call) => {
      const row = await kind.replace({ ...targetOf(call), resource: coerceResource(call.body, definition), body: call.body })
      return answerWith(call, 200, row)
    },
    patch: async (call) => {
      const row = await kind.patch({ ...targetOf(call), patch: parsePatchOp(call.body) })
      if (kind.patchesSilently && call.wantsBody !== 'always') return { status: 204, etag: etagOf(row.version) }
      return answerWith(call, 200, row)
    },
    remove: async (call) => {
      await kind.remove(targetOf(call))
      return { status: 204 }
    },
  }
}

function targetOf({ id, ifMatch, actor }: ScimCall): Target {
  return { id, ifMatch, actor }
}
