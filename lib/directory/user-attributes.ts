import { isJsonObject, type Json, type ScimResource } from '@/lib/scim/json'
import { commonAttributes } from '@/lib/scim/schemas/common'
import type { SchemaAttribute } from '@/lib/scim/schemas/schema-types'
import { userDefinition } from '@/lib/scim/schemas/user-definition'

/** One value of a resource: what it is called, the SCIM path that leads to it (RFC 7644 §3.10), and its text. */
export type AttributeRow = { label: string; path: string; value: string }
/** The attributes of one schema; `urn` is null for the core schema. */
export type AttributeGroup = { urn: string | null; rows: AttributeRow[] }

/** A value on its way into rows; `known` are the schema's attributes below it, in the schema's order. */
type Place = { label: string; path: string; value: Json; known: SchemaAttribute[] }

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
  $ref: 'Reference',
}
const LEFT_OUT = new Set(['schemas', 'meta'])

/** Every stored value of a SCIM user in rows, in the schemas' order: the core schema first, each extension in a group of its own. */
export function userAttributes(resource: ScimResource): AttributeGroup[] {
  const entries = Object.entries(resource).filter(([key]) => !LEFT_OUT.has(key))
  const core = Object.fromEntries(entries.filter(([key]) => !isUrn(key)))
  const known = [...commonAttributes, ...userDefinition.schema.attributes]
  const groups = [{ urn: null, rows: children({ label: '', path: '', value: core, known }) }]
  const extensions = entries.filter(([key]) => isUrn(key)).map(([urn, value]) => extensionGroup(urn, value))
  return [...groups, ...extensions].filter(({ rows }) => rows.length > 0)
}

function extensionGroup(urn: string, value: Json): AttributeGroup {
  return {
    urn,
    rows: children({ label: '', path: `${urn}:`, value, known: userDefinition.extensions.find(({ id }) => id === urn)?.attributes ?? [] }),
  }
}

function rowsOf(place: Place): AttributeRow[] {
  const { label, path, value } = place
  if (value === null) return []
  if (Array.isArray(value)) return value.flatMap((_, index) => rowsOf(elementAt(place, value, index)))
  if (isJsonObject(value)) return children({ ...place, path: `${path}.` })
  return [{ label, path, value: String(value) }]
}

/** The rows below an object; `path` ends in the separator. */
function children({ label, path, value, known }: Place): AttributeRow[] {
  if (!isJsonObject(value)) return []
  return Object.entries(value)
    .map(([key, child]) => ({ key, child, place: placeInSchema(known, key) }))
    .sort((left, right) => left.place - right.place)
    .flatMap(({ key, child, place }) =>
      rowsOf({ label: childLabel(label, key), path: `${path}${key}`, value: child, known: known[place]?.subAttributes ?? [] }),
    )
}

/** An element of a multi-valued attribute, chosen by its type, or by its value where the type does not tell it apart. */
function elementAt(place: Place, elements: Json[], index: number): Place {
  const { label, path } = place
  const value = elements[index] ?? null
  if (!isJsonObject(value)) return { ...place, value }
  const { type, ...rest } = value
  const sameType = elements.filter((other) => isJsonObject(other) && other.type === type)
  if (typeof type === 'string' && sameType.length === 1)
    return { ...place, label: `${label} (${type})`, path: `${path}[type eq ${JSON.stringify(type)}]`, value: rest }
  const chosen = typeof value.value === 'string' ? `${path}[value eq ${JSON.stringify(value.value)}]` : path
  return { ...place, label: elements.length > 1 ? `${label} ${index + 1}` : label, path: chosen, value }
}

function placeInSchema(known: SchemaAttribute[], key: string): number {
  const index = known.findIndex(({ name }) => name === key)
  return index < 0 ? known.length : index
}

function childLabel(parent: string, key: string): string {
  if (key === 'value') return parent === 'Manager' ? 'Manager ID' : parent
  if (parent === '' || parent === 'Name') return labelOf(key)
  const label = labelOf(key)
  return `${parent}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`
}

/** "givenName" reads "Given name". */
function labelOf(key: string): string {
  const known = LABELS[key]
  if (known) return known
  const words = key.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function isUrn(key: string): boolean {
  return key.toLowerCase().startsWith('urn:')
}
