import type { AttributePath, Filter } from './filter/ast'
import { parseValueFilter } from './filter/parser'
import { readAttributePath } from './filter/read-attribute-path'
import { ScimError } from './scim-error'

/** The path of a PATCH operation (RFC 7644 §3.5.2): `emails[type eq "work"].value` has a value filter, others have not. */
export type PatchPath = { path: AttributePath; valueFilter?: Filter }

const MAX_PATH_LENGTH = 10_000

/** Reads `attr`, `attr.sub` or `urn:attr.sub` (RFC 7644 §3.10). Throws ScimError 400 invalidPath. */
export function parseAttributePath(text: string): AttributePath {
  const path = readAttributePath(text.trim())
  if (!path) throw invalidPath(text)
  return path
}

/** Reads the path of a PATCH operation. Throws ScimError 400 invalidPath, or invalidFilter for what is in the brackets. */
export function parsePatchPath(text: string): PatchPath {
  if (text.length > MAX_PATH_LENGTH) throw invalidPath(text)
  const open = text.indexOf('[')
  if (open < 0) return { path: parseAttributePath(text) }
  const close = text.lastIndexOf(']')
  const tail = text.slice(close + 1).trim()
  if (close < open) throw invalidPath(text)
  const path = readAttributePath(text.slice(0, open).trim() + tail)
  if (!path || (tail !== '' && !tail.startsWith('.'))) throw invalidPath(text)
  return { path, valueFilter: parseValueFilter(text.slice(open + 1, close)) }
}

function invalidPath(text: string): ScimError {
  const shown = JSON.stringify(text.slice(0, 100))
  return new ScimError(
    'invalidPath',
    `${shown} is not an attribute path. Write attribute, attribute.subAttribute or attribute[filter].subAttribute, with the schema URN and a colon in front where needed.`,
  )
}
