import { raw, sql } from '@/lib/db/sql'
import { fold } from '@/lib/scim/fold-resource'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import { tenantUrl } from '@/lib/tenant-url'
import { foldedLabel } from './folded-label'
import { GROUP_COLUMNS } from './group-store'
import type { Column, LinkedList, Searched } from './searched'

const columns: ReadonlyMap<string, Column> = new Map<string, Column>([
  ['id', { type: 'id', sql: sql`"Group"."id"`, indexed: true }],
  ['displayName', { type: 'text', sql: sql`"Group"."displayNameKey"`, indexed: true }],
  ['externalId', { type: 'text', sql: sql`"Group"."externalId"`, indexed: true }],
  ['meta.resourceType', { type: 'text', sql: sql`${groupDefinition.name}::text` }],
  ['meta.created', { type: 'time', sql: sql`"Group"."createdAt"` }],
  ['meta.lastModified', { type: 'time', sql: sql`"Group"."updatedAt"`, indexed: true }],
  ['meta.location', { type: 'id', sql: sql`"Group"."id"`, indexed: true, prefix: `${tenantUrl()}${groupDefinition.endpoint}/` }],
  ['meta.version', { type: 'text', sql: sql`('W/"' || "Group"."version" || '"')` }],
])

const members: LinkedList = {
  from: sql`"GroupMember" JOIN "User" ON "User"."id" = "GroupMember"."userId"`,
  owner: sql`"GroupMember"."groupId"`,
  order: sql`"GroupMember"."userId"`,
  parts: new Map<string, Column>([
    ['value', { type: 'id', sql: sql`"GroupMember"."userId"`, indexed: true }],
    ['$ref', { type: 'id', sql: sql`"GroupMember"."userId"`, indexed: true, prefix: `${tenantUrl()}${userDefinition.endpoint}/` }],
    ['display', { type: 'text', sql: foldedLabel }],
    ['type', { type: 'text', sql: sql`${fold('User')}::text` }],
  ]),
}

/** Groups as searches see them. */
export const searchedGroup: Searched = {
  definition: groupDefinition,
  table: raw('"Group"'),
  rowColumns: GROUP_COLUMNS,
  visible: raw('TRUE'),
  counted: raw('TRUE'),
  columns,
  linked: new Map([['members', members]]),
}
