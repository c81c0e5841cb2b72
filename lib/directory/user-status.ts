/** What the console says an account is. An account is never deleted, so every account has exactly one of these. */
export const USER_STATUSES = ['invited', 'active', 'disabled', 'removed'] as const

export type UserStatus = (typeof USER_STATUSES)[number]

export const USER_STATUS_LABELS: Record<UserStatus, string> = {
  invited: 'Invited',
  active: 'Active',
  disabled: 'Disabled',
  removed: 'Disabled (removed by identity provider)',
}

/** Each status as a condition on the table "User": the same rule as `userStatus`, and the predicates of the partial indexes. */
export const USER_STATUS_SQL: Record<UserStatus, string> = {
  invited: `"removedAt" IS NULL AND "active" AND "firstSignInAt" IS NULL`,
  active: `"removedAt" IS NULL AND "active" AND "firstSignInAt" IS NOT NULL`,
  disabled: `"removedAt" IS NULL AND NOT "active"`,
  removed: `"removedAt" IS NOT NULL`,
}

/** The status of an account: removed by the identity provider, else disabled, else invited until the first sign-in, then active. */
export function userStatus(row: { active: boolean; removedAt: Date | null; firstSignInAt: Date | null }): UserStatus {
  if (row.removedAt) return 'removed'
  if (!row.active) return 'disabled'
  return row.firstSignInAt ? 'active' : 'invited'
}

/** `text` as a status, or null when it is none. */
export function parseUserStatus(text: string | undefined): UserStatus | null {
  return USER_STATUSES.find((status) => status === text) ?? null
}
