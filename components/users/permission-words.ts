import { PERMISSION_LABELS } from '@/components/users/user-words'
import type { HeldPermission } from '@/lib/auth/permission'

/** The permissions from the weakest to the strongest, as they are chosen from. */
export const PERMISSIONS = ['none', 'support', 'admin'] as const

/** What a permission lets a person do. */
export const PERSON_PERMISSION_HINTS: Record<HeldPermission, string> = {
  none: 'Sees their own profile.',
  support: 'Sees users and roles.',
  admin: 'May do everything.',
}

/** The permissions as radio buttons have them. */
export const PERMISSION_OPTIONS = PERMISSIONS.map((value) => ({
  value,
  label: PERMISSION_LABELS[value],
  hint: PERSON_PERMISSION_HINTS[value],
}))

/** The permission in a form, None for anything else. */
export function readPermission(value: unknown): HeldPermission {
  return PERMISSIONS.find((permission) => permission === value) ?? 'none'
}
