import type { Actor } from '@/lib/audit/actor'
import type { ScimResource } from '@/lib/scim/json'

/** A SCIM request without HTTP: what an operation is given once the key, the endpoint and the body were checked. */
export type ScimCall = {
  /** Value of the path's parameter (`Users/{id}`, `Schemas/{urn}`), or ''. */
  id: string
  query: URLSearchParams
  ifMatch: string | null
  ifNoneMatch: string | null
  /** Parsed JSON of POST, PUT and PATCH; undefined otherwise. */
  body: unknown
  actor: Actor
  /** The Tenant URL, under which `meta.location` must lie. */
  baseUrl: string
}

/** What an operation answers; the wrapper turns it into HTTP. */
export type ScimAnswer = { status: number; body?: ScimResource; etag?: string; location?: string; testConnection?: boolean }

export type ScimOperation = (call: ScimCall) => Promise<ScimAnswer> | ScimAnswer
