import type { Json } from '@/lib/scim/json'

/** One changed attribute: its path and its values; undefined where it was or became absent. */
export type ValueChange = { path: string; before?: Json; after?: Json }

/** What an audit event's `before` and `after` say, path by path. Values that are no objects count as empty. */
export function changesBetween(before: unknown, after: unknown): ValueChange[] {
  const old = asValues(before)
  const present = asValues(after)
  return [...new Set([...Object.keys(old), ...Object.keys(present)])].map((path) => ({
    path,
    ...(path in old && { before: old[path] }),
    ...(path in present && { after: present[path] }),
  }))
}

/** Whether `path` holds the id of a manager (RFC 7643 section 4.3). */
export function isManagerPath(path: string): boolean {
  return /:manager(\.value)?$/i.test(path)
}

function asValues(value: unknown): Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Json>) : {}
}
