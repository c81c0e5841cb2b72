import { raw, sql } from '@/lib/db/sql'
import { fold } from '@/lib/scim/fold-resource'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import { tenantUrl } from '@/lib/tenant-url'
import type { Column, LinkedList, Searched } from './searched'
import { NOT_REMOVED, USER_COLUMNS } from './user-store'

const columns: ReadonlyMap<string, Column> = new Map<string, Column>([
  ['id', { type: 'id', sql: sql`"User"."id"`, indexed: true }],
  ['userName', { type: 'text', sql: sql`"User"."userNameKey"`, indexed: true }],
  ['externalId', { type: 'text', sql: sql`"User"."externalId"`, indexed: true }],
  ['active', { type: 'boolean', sql: sql`"User"."active"` }],
  ['meta.resourceType', { type: 'text', sql: sql`${userDefinition.name}::text` }],
  ['meta.created', { type: 'time', sql: sql`"User"."createdAt"` }],
  ['meta.lastModified', { type: 'time', sql: sql`"User"."updatedAt"`, indexed: true }],
  ['meta.location', { type: 'id', sql: sql`"User"."id"`, indexed: true, prefix: `${tenantUrl()}${userDefinition.endpoint}/` }],
  ['meta.version', { type: 'text', sql: sql`('W/"' || "User"."version" || '"')` }],
])

const groups: LinkedList = {
  from: sql`"GroupMember" JOIN "Group" ON "Group"."id" = "GroupMember"."groupId"`,
  owner: sql`"GroupMember"."userId"`,
  order: sql`"Group"."displayNameKey"`,
  parts: new Map<string, Column>([
    ['value', { type: 'id', sql: sql`"GroupMember"."groupId"`, indexed: true }],
    ['$ref', { type: 'id', sql: sql`"GroupMember"."groupId"`, indexed: true, prefix: `${tenantUrl()}${groupDefinition.endpoint}/` }],
    ['display', { type: 'text', sql: sql`"Group"."displayNameKey"`, indexed: true }],
    ['type', { type: 'text', sql: sql`${fold('direct')}::text` }],
  ]),
}

/** Users as searches see them. */
export const searchedUser: Searched = {
  definition: userDefinition,
  table: raw('"User"'),
  rowColumns: USER_COLUMNS,
  visible: NOT_REMOVED,
  counted: raw('"User"."removedAt" IS NULL'),
  columns,
  linked: new Map([['groups', groups]]),
}
