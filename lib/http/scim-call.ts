import type { Actor } from '@/lib/audit/actor'
import type { AuthenticatedKey } from '@/lib/keys/authenticate-key'
import type { Projection } from '@/lib/scim/attribute-projection'
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
  /** The key that the request came with; null for discovery without one. */
  key: AuthenticatedKey | null
  /** Finds the key again, for work that takes longer than a revocation may. Throws AuthenticationError. */
  renewKey: () => Promise<AuthenticatedKey>
  /** What of the resource the query asks for (RFC 7644 §3.9). */
  projection: Projection
  /** Whether the answer shall have the resource as its body: always, never, or as the operation does by itself. */
  wantsBody: 'always' | 'never' | 'default'
}

/** What an operation answers; the wrapper turns it into HTTP. */
export type ScimAnswer = { status: number; body?: ScimResource; etag?: string; location?: string; testConnection?: boolean }

export type ScimOperation = (call: ScimCall) => Promise<ScimAnswer> | ScimAnswer
