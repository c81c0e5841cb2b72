import { ScimError } from './scim-error'

/** The weak entity tag of a resource's version (RFC 7644 §3.14), also its `meta.version`. */
export function etagOf(version: number): string {
  return `W/"${version}"`
}

/**
 * Checks an `If-Match` header: absent, `*` or a list that names the current version pass.
 * Compared weakly (RFC 9110 §8.8.3.2), because all our tags are weak. Throws ScimError 412.
 */
export function requireMatch(header: string | null, version: number): void {
  if (header === null || header.trim() === '' || names(header, version)) return
  throw new ScimError(
    'versionMismatch',
    `The resource has changed: its version is ${etagOf(version)} and If-Match asks for ${header.slice(0, 100)}. Read it again and repeat the change.`,
  )
}

/** True when `If-None-Match` names the current version, so that a read may be answered with 304. */
export function isNotModified(ifNoneMatch: string | null, version: number): boolean {
  return ifNoneMatch !== null && names(ifNoneMatch, version)
}

function names(header: string, version: number): boolean {
  return header.split(',').some((tag) => tag.trim() === '*' || bare(tag) === String(version))
}

function bare(tag: string): string {
  return tag
    .trim()
    .replace(/^W\//i, '')
    .replace(/^"(.*)"$/, '$1')
}
