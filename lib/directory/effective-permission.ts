import { type Sql, sql } from '@/lib/db/sql'
import type { UserRow } from './user-store'

type Permission = UserRow['permission']

/** From the strongest on, in the order of the database's type: its least value is the strongest too. */
const BY_STRENGTH: Permission[] = ['admin', 'support', 'none']

/** What the account in "User" may do in the console: the strongest of its own permission and those of its groups. */
export const EFFECTIVE_PERMISSION: Sql = sql`LEAST("User"."permission", (
  SELECT min("Group"."permission") FROM "GroupMember" JOIN "Group" ON "Group"."id" = "GroupMember"."groupId"
  WHERE "GroupMember"."userId" = "User"."id"))`

/** The strongest of some permissions; none of no permissions. */
export function strongest(permissions: Permission[]): Permission {
  return BY_STRENGTH.find((permission) => permissions.includes(permission)) ?? 'none'
}
