import type { ScimOperation } from './scim-call'

export type ScimMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type ScimRoute = {
  /** Path below the Tenant URL; `:id` stands for one segment. */
  path: string
  /** Entries of the endpoint catalogue, below the Tenant URL, of which a key must allow one. */
  endpoints: string[]
  /** Discovery answers without a key as well (RFC 7643 §5, RFC 7644 §4). */
  discovery?: true
  operations: Partial<Record<ScimMethod, ScimOperation>>
}

/** Finds the route of the path segments below the Tenant URL; null when none of `routes` has them. */
export function findRoute(routes: ScimRoute[], segments: string[]): { route: ScimRoute; id: string } | null {
  for (const route of routes) {
    const pattern = route.path.split('/')
    const matches = pattern.length === segments.length && pattern.every((part, i) => part === ':id' || part === segments[i])
    if (matches) return { route, id: pattern.includes(':id') ? (segments.at(-1) ?? '') : '' }
  }
  return null
}
