import { ScimError } from './scim-error'

/**
 * The weak entity tag of a resource's version (RFC 7644 §3.14), also its `meta.version`. A version is the number of the resource's own
 * changes, with a dot and 8 hexadecimal digits behind it when it shows something of other resources, whose changes it does not count.
 */
export function etagOf(version: number | string): string {
  return `W/"${version}"`
}

/**
 * Checks an `If-Match` header: absent, `*` or a list that names the current version pass, whatever it says of other resources.
 * Compared weakly (RFC 9110 §8.8.3.2), because all our tags are weak. Throws ScimError 412.
 */
export function requireMatch(header: string | null, version: number): void {
  if (header === null || header.trim() === '' || names(header, (tag) => tag.replace(/\.[\da-f]{8}$/, '') === String(version))) return
  throw new ScimError(
    'versionMismatch',
    `The resource has changed: its version is ${etagOf(version)} and If-Match asks for ${header.slice(0, 100)}. Read it again and repeat the change.`,
  )
}

/** True when `If-None-Match` names the current version, all of it, so that a read may be answered with 304. */
export function isNotModified(ifNoneMatch: string | null, version: string): boolean {
  return ifNoneMatch !== null && names(ifNoneMatch, (tag) => tag === version)
}

function names(header: string, isCurrent: (tag: string) => boolean): boolean {
  return header.split(',').some((tag) => tag.trim() === '*' || isCurrent(bare(tag)))
}

function bare(tag: string): string {
  return tag
    .trim()
    .replace(/^W\//i, '')
    .replace(/^"(.*)"$/, '$1')
}
