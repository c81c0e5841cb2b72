import type { UserRow } from './user-store'

/** A group as the directory handles it; its members are rows of their own (GroupMember). `displayNameKey` is the folded displayName. */
export type GroupRow = Pick<UserRow, 'id' | 'externalId' | 'origin' | 'permission' | 'version' | 'createdAt' | 'updatedAt'> & {
  displayName: string
  displayNameKey: string
  memberCount: number
}

/** A member as it is shown: the account's id and what the console calls it. */
export type GroupMemberRow = { groupId: number; userId: number; label: string }

/** A group that an account is a direct member of. */
export type UserGroup = Pick<GroupRow, 'id' | 'displayName' | 'permission'>
