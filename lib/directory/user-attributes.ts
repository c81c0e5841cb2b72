import type { Json, ScimResource } from '@/lib/scim/json'

/** One value of a resource: what it is called, the SCIM path that leads to it (RFC 7644 §3.10), and its text. */
export type AttributeRow = { label: string; path: string; value: string }
/** The attributes of one schema; `urn` is null for the core schema. */
export type AttributeGroup = { urn: string | null; rows: AttributeRow[] }

type Place = { label: string; path: string; value: Json }

/** Names that read badly when taken apart at their capitals. */
const LABELS: Record<string, string> = {
  id: 'ID',
  externalId: 'External ID',
  userName: 'User name',
  profileUrl: 'Profile URL',
  emails: 'E-mail address',
  phoneNumbers: 'Phone number',
  ims: 'Instant messaging address',
  photos: 'Photo',
  addresses: 'Address',
  entitlements: 'Entitlement',
  roles: 'Role',
  x509Certificates: 'Certificate',
  $ref: 'reference',
}
const LEFT_OUT = new Set(['schemas', 'meta'])

/** Every stored value of a SCIM user in rows, the core schema first and each extension in a group of its own. */
export function userAttributes(resource: ScimResource): AttributeGroup[] {
  const entries = Object.entries(resource).filter(([key]) => !LEFT_OUT.has(key))
  const core = entries.filter(([key]) => !isUrn(key))
  const extensions = entries.filter(([key, value]) => isUrn(key) && isObject(value))
  return [
    { urn: null, rows: core.flatMap(([key, value]) => rowsOf({ label: labelOf(key), path: key, value })) },
    ...extensions.map(([urn, value]) => ({ urn, rows: children({ label: '', path: urn, value }, ':') })),
  ].filter(({ rows }) => rows.length > 0)
}

function rowsOf({ label, path, value }: Place): AttributeRow[] {
  if (value === null) return []
  if (Array.isArray(value)) return value.flatMap((element, index) => rowsOf(elementPlace({ label, path, value: element }, { of: value, index })))
  if (isObject(value)) return children({ label, path, value }, '.')
  return [{ label, path, value: String(value) }]
}

function children({ label, path, value }: Place, separator: '.' | ':'): AttributeRow[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, child]) =>
    rowsOf({ label: childLabel(label, key), path: `${path}${separator}${key}`, value: child }),
  )
}

/** An element of a multi-valued attribute, chosen by its type, or by its value where the type does not tell it apart. */
function elementPlace({ label, path, value }: Place, { of, index }: { of: Json[]; index: number }): Place {
  if (!isObject(value)) return { label, path, value }
  const { type, ...rest } = value
  const onlyOne = typeof type === 'string' && of.filter((other) => isObject(other) && other.type === type).length === 1
  if (onlyOne) return { label: `${label} (${type})`, path: `${path}[type eq ${JSON.stringify(type)}]`, value: rest }
  const chosen = typeof value.value === 'string' ? `${path}[value eq ${JSON.stringify(value.value)}]` : path
  return { label: of.length > 1 ? `${label} ${index + 1}` : label, path: chosen, value }
}

function childLabel(parent: string, key: string): string {
  if (key === 'value') return parent
  if (parent === '' || parent === 'Name') return labelOf(key)
  return `${parent}: ${lowerFirst(labelOf(key))}`
}

/** "givenName" reads "Given name". */
function labelOf(key: string): string {
  const known = LABELS[key]
  if (known) return known
  const words = key.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function isUrn(key: string): boolean {
  return key.toLowerCase().startsWith('urn:')
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
