import type { Group } from '@/lib/db/generated/client'

/** A group as the directory handles it; its members are rows of their own (GroupMember). */
export type GroupRow = Pick<
  Group,
  'id' | 'displayName' | 'displayNameKey' | 'externalId' | 'origin' | 'permission' | 'memberCount' | 'version' | 'createdAt' | 'updatedAt'
>

/** A member as it is shown: the account's id and what the console calls it. */
export type GroupMemberRow = { groupId: number; userId: number; label: string }

/** A group that an account is a direct member of. */
export type UserGroup = Pick<GroupRow, 'id' | 'displayName' | 'permission'>
