import { join, raw, type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { ConsoleUserRow } from './console-user-store'
import type { GroupRow } from './group-row'
import { GROUP_COLUMNS } from './group-store'
import type { UserSearch } from './user-search'

export type RoleMemberRow = Pick<
  ConsoleUserRow,
  'id' | 'label' | 'labelKey' | 'email' | 'userName' | 'active' | 'firstSignInAt' | 'removedAt'
> & {
  addedAt: Date
}

export type RoleCandidateRow = Pick<RoleMemberRow, 'id' | 'label' | 'email' | 'userName'> & { isMember: boolean }

/** Nothing is beyond a place without a value. */
type Place = { value: string | null; id: number }

/** A stretch of the roles with all of `words` in their names, read from `after` (exclusive) on. */
export type RoleStretch = {
  words: string[]
  column: 'displayNameKey' | 'updatedAt'
  descending: boolean
  after: Place | null
  limit: number
}

/** A stretch of a role's members by name, read from `after` (exclusive) on. */
export type MemberStretch = {
  groupId: number
  /** How many members the role has decides which way they are read. */
  memberCount: number
  search: UserSearch | null
  descending: boolean
  after: Place | null
  limit: number
}

/**
 * Up to so many members are read whole and sorted; of more, the accounts are walked in order of their names and asked whether they are members.
 * Either way a page reads some ten thousand rows at most, among a million accounts too.
 */
const READ_WHOLE_UP_TO = 10_000

const MEMBER_COLUMNS = raw(`"id", "label", "labelKey", "email", "userName", "active", "firstSignInAt", "removedAt"`)

/** At most `limit` roles of one stretch of the sorted list. */
export function selectRoleStretch(tx: Tx, stretch: RoleStretch): Promise<GroupRow[]> {
  return tx.$queryRaw<GroupRow[]>(roleStretchSql(stretch))
}

/** The query of `selectRoleStretch`, apart so that its plan can be tested. */
export function roleStretchSql({ words, column, descending, after, limit }: RoleStretch): Sql {
  const name = raw(`"${column}"`)
  const direction = raw(descending ? 'DESC' : 'ASC')
  const conditions = [sql`TRUE`, ...words.map(nameContains)]
  if (after) {
    const value = sql`CAST(${after.value} AS ${raw(column === 'updatedAt' ? 'timestamptz' : 'text')})`
    conditions.push(sql`(${name}, "id") ${raw(descending ? '<' : '>')} (${value}, ${after.id})`)
  }
  return sql`SELECT ${GROUP_COLUMNS} FROM "Group" WHERE ${join(conditions, ' AND ')} ORDER BY ${name} ${direction}, "id" ${direction} LIMIT ${limit}`
}

/** How many roles have all of `words` in their names. */
export async function countRoles(tx: Tx, words: string[]): Promise<number> {
  const conditions = [sql`TRUE`, ...words.map(nameContains)]
  const [row] = await tx.$queryRaw<{ count: bigint }[]>(sql`SELECT count(*) AS "count" FROM "Group" WHERE ${join(conditions, ' AND ')}`)
  return Number(row?.count ?? 0)
}

/** At most `limit` members of one stretch of a role. */
export function selectMemberStretch(tx: Tx, stretch: MemberStretch): Promise<RoleMemberRow[]> {
  return tx.$queryRaw<RoleMemberRow[]>(memberStretchSql(stretch))
}

/** The query of `selectMemberStretch`, apart so that its plan can be tested. */
export function memberStretchSql({ after, descending, limit, ...rest }: MemberStretch): Sql {
  const direction = raw(descending ? 'DESC' : 'ASC')
  const conditions = [sql`"addedAt" IS NOT NULL`]
  if (after) conditions.push(sql`("labelKey", "id") ${raw(descending ? '<' : '>')} (${after.value}, ${after.id})`)
  return sql`SELECT ${MEMBER_COLUMNS}, "addedAt" FROM ${members(rest)} WHERE ${join(conditions, ' AND ')}
    ORDER BY "labelKey" ${direction}, "id" ${direction} LIMIT ${limit}`
}

/** How many members of a role match the search. */
export async function countMembers(
  tx: Tx,
  input: Pick<MemberStretch, 'groupId' | 'memberCount'> & { search: UserSearch },
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>(sql`SELECT count(*) AS "count" FROM ${members(input)} WHERE "addedAt" IS NOT NULL`)
  return Number(row?.count ?? 0)
}

/** At most `limit` accounts that match the search and can hold a role, by name, and whether they hold this one. */
export function selectCandidates(tx: Tx, input: { groupId: number; search: UserSearch; limit: number }): Promise<RoleCandidateRow[]> {
  const { groupId, search, limit } = input
  return tx.$queryRaw<RoleCandidateRow[]>(sql`SELECT "id", "label", "email", "userName", ${addedAt(groupId)} IS NOT NULL AS "isMember"
    FROM (SELECT ${MEMBER_COLUMNS} FROM "User" WHERE ${matches(search)} OFFSET 0) AS person
    WHERE "removedAt" IS NULL ORDER BY "labelKey", "id" LIMIT ${limit}`)
}

/**
 * The accounts among which members are looked for, with the time they were added (null: no member). The inner selects are fences: without
 * statistics the planner would read the whole table instead.
 */
function members({ groupId, memberCount, search }: Pick<MemberStretch, 'groupId' | 'memberCount' | 'search'>): Sql {
  if (memberCount <= READ_WHOLE_UP_TO) {
    const condition = search ? matches(search) : sql`TRUE`
    return sql`(SELECT person.*, membership."addedAt" FROM "GroupMember" AS membership
      CROSS JOIN LATERAL (SELECT * FROM "User" WHERE "id" = membership."userId" OFFSET 0) AS person
      WHERE membership."groupId" = ${groupId} AND ${condition} OFFSET 0) AS member`
  }
  if (!search) return sql`(SELECT ${MEMBER_COLUMNS}, ${addedAt(groupId, 'User')} AS "addedAt" FROM "User") AS member`
  return sql`(SELECT person.*, ${addedAt(groupId)} AS "addedAt"
    FROM (SELECT ${MEMBER_COLUMNS} FROM "User" WHERE ${matches(search)} OFFSET 0) AS person) AS member`
}

/** When the account of a row became a member of the role, or null. */
function addedAt(groupId: number, table: 'User' | 'person' = 'person'): Sql {
  return sql`(SELECT "addedAt" FROM "GroupMember" WHERE "groupId" = ${groupId} AND "userId" = ${raw(`"${table}"."id"`)})`
}

function nameContains(word: string): Sql {
  return sql`strpos("displayNameKey", ${word}) > 0`
}

function matches({ words, id }: UserSearch): Sql {
  if (!words) return sql`FALSE`
  const hasWords = sql`to_tsvector('simple', "searchText") @@ to_tsquery('simple', ${words})`
  return id === null ? hasWords : sql`("id" = ${id} OR ${hasWords})`
}
