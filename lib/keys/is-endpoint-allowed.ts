import { ENDPOINT_PATHS } from './endpoint-catalogue'

/**
 * Whether a key with these allowed endpoints may call `path` (a URL's path, without its query).
 * An entry grants its whole sub-tree, except the part that has an entry of its own: `/v1/users` does not grant `/v1/users/deactivate`.
 */
export function isEndpointAllowed(allowedEndpoints: readonly string[], path: string): boolean {
  const entry = entryOf(path)
  return entry !== null && allowedEndpoints.includes(entry)
}

/** The entry of the catalogue that decides about `path`: the longest that contains it. Null when none does. */
function entryOf(path: string): string | null {
  let longest: string | null = null
  for (const entry of ENDPOINT_PATHS) {
    const contains = path === entry || path.startsWith(`${entry}/`)
    if (contains && entry.length > (longest?.length ?? 0)) longest = entry
  }
  return longest
}
