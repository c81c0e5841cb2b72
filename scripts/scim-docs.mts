import { SCIM_BASE_PATH } from '../lib/keys/endpoint-catalogue'
import { SCIM_ROUTES } from '../lib/http/scim-router'
import { MAX_MEMBERSHIP_SCANS, MAX_PER_ELEMENT, MAX_PER_MEMBERSHIP, MAX_PER_ROW } from '../lib/directory/filter-condition'
import { MAX_MEMBER_COMPARISONS } from '../lib/directory/member-filter-to-sql'
import { MAX_MEMBERS_ON_PAGE, MAX_MEMBERS_SHOWN } from '../lib/directory/member-limit'
import { SORTED_CHARACTERS } from '../lib/directory/sort-to-sql'
import { parseEnv } from '../lib/env'
import { MAX_IDENTIFIER_LENGTH } from '../lib/scim/coerce-simple'
import { ERROR_CATALOGUE, type ErrorEntry } from '../lib/scim/error-catalogue'
import { MAX_FILTER_CONDITIONS, MAX_FILTER_LENGTH } from '../lib/scim/filter/parser'
import { MAX_PATCH_OPERATIONS } from '../lib/scim/messages/patch-op'
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../lib/scim/page-size'
import { MAX_BODY_BYTES, MAX_BULK_JOBS, MAX_BULK_OPERATIONS } from '../lib/scim/request-limits'
import { enterpriseUserSchema } from '../lib/scim/schemas/enterprise-user'
import { groupSchema } from '../lib/scim/schemas/group'
import type { Schema, SchemaAttribute } from '../lib/scim/schemas/schema-types'
import { userSchema } from '../lib/scim/schemas/user'

/** The document whose tables are written from the data that the service runs on. */
export const SCIM_DOCS = 'docs/scim.md'

/** Each limit in words, with its number as it is enforced. */
export const LIMITS: readonly [limit: string, value: number][] = [
  ['Requests a second with one key, for long', parseEnv({}).KEY_REQUESTS_PER_SECOND],
  ['Bytes in one request body', MAX_BODY_BYTES],
  ['Operations in one bulk request', MAX_BULK_OPERATIONS],
  ['Bulk requests at once with one key', MAX_BULK_JOBS],
  ['Operations in one PATCH', MAX_PATCH_OPERATIONS],
  ['Resources on a page, when `count` is not sent', DEFAULT_PAGE_SIZE],
  ['Resources on a page, at most', MAX_PAGE_SIZE],
  ['Characters in a filter', MAX_FILTER_LENGTH],
  ['Comparisons in a filter', MAX_FILTER_CONDITIONS],
  ['Comparisons in a filter that no index answers, such as `title co "x"`', MAX_PER_ROW],
  ['Comparisons in a filter that go through lists, such as `emails co "x"`', MAX_PER_ELEMENT],
  ['Comparisons in a filter with members or groups that no index answers, such as `members[display co "x"]`', MAX_PER_MEMBERSHIP],
  ['Conditions of a filter that go through all members or groups, such as `members.display co "x"`', MAX_MEMBERSHIP_SCANS],
  ['Comparisons with members by the filters of one PATCH', MAX_MEMBER_COMPARISONS],
  ['Characters of a text by which it is sorted', SORTED_CHARACTERS],
  ['Members that a group is shown with', MAX_MEMBERS_SHOWN],
  ['Members of groups, and groups of users, together on a page that has more than one resource', MAX_MEMBERS_ON_PAGE],
  ['Characters in `userName`, `externalId` and the `displayName` of a group', MAX_IDENTIFIER_LENGTH],
]

const SECTIONS: Record<string, () => string> = {
  endpoints: () =>
    table(
      ['Path below the Tenant URL', 'Methods', 'Allowed endpoint that the key needs'],
      SCIM_ROUTES.map(({ path, endpoints, operations }) => [
        code(`/${path.replace(':id', '{id}')}`),
        Object.keys(operations).join(', '),
        endpoints.map((endpoint) => code(`${SCIM_BASE_PATH}/${endpoint}`)).join(' or '),
      ]),
    ),
  'user-attributes': () => attributeTable(userSchema),
  'enterprise-attributes': () => attributeTable(enterpriseUserSchema),
  'group-attributes': () => attributeTable(groupSchema),
  limits: () =>
    table(
      ['Limit', 'Value'],
      LIMITS.map(([limit, value]) => [limit, value.toLocaleString('en-GB')]),
    ),
  errors: () => table(['Status', 'scimType', 'Title', 'Why', 'What to do', 'Code'], Object.entries(ERROR_CATALOGUE).map(errorRow)),
}

/** The document with every part between its `begin` and `end` marks written anew. Throws when a mark is missing or unknown. */
export function fillGenerated(text: string): string {
  const filled = new Set<string>()
  const result = text.replace(/(<!-- begin ([\w-]+) -->\n)[^]*?(<!-- end \2 -->)/g, (_all, begin: string, name: string, end: string) => {
    const write = SECTIONS[name]
    if (!write) throw new Error(`${SCIM_DOCS} marks a part "${name}" that nothing writes: correct the mark.`)
    filled.add(name)
    return `${begin}\n${write()}\n\n${end}`
  })
  const missing = Object.keys(SECTIONS).filter((name) => !filled.has(name))
  if (missing.length) throw new Error(`${SCIM_DOCS} has no place for ${missing.join(', ')}: add the marks.`)
  return result
}

/** Paths of a schema's attributes with their sub-attributes, in the schema's order. */
export function attributePaths(schema: Schema): string[] {
  return flatten(schema).map(({ path }) => path)
}

function attributeTable(schema: Schema): string {
  const rows = flatten(schema).map(({ path, attribute }) => [code(path), attribute.type, notes(attribute), attribute.description])
  return table(['Attribute', 'Type', 'Notes', 'Meaning'], rows)
}

function flatten(schema: Schema): { path: string; attribute: SchemaAttribute }[] {
  return schema.attributes.flatMap((attribute) => [
    { path: attribute.name, attribute },
    ...(attribute.subAttributes ?? []).map((sub) => ({ path: `${attribute.name}.${sub.name}`, attribute: sub })),
  ])
}

function notes({ required, uniqueness, mutability, multiValued, caseExact, canonicalValues }: SchemaAttribute): string {
  return [
    multiValued ? 'list' : '',
    required ? 'required' : '',
    uniqueness === 'none' ? '' : 'unique',
    mutability === 'readWrite' ? '' : mutability,
    caseExact ? 'case matters' : '',
    canonicalValues ? canonicalValues.join(', ') : '',
  ]
    .filter(Boolean)
    .join('; ')
}

function errorRow([name, { status, scimType, title, cause, remedy }]: [string, ErrorEntry]): string[] {
  return [String(status), scimType ? code(scimType) : '', title, cause, remedy, code(name)]
}

function code(text: string): string {
  return `\`${text}\``
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
}
