import { PERMISSION_LABELS } from '@/components/users/user-words'
import type { HeldPermission } from '@/lib/auth/permission'

/** "1 member", "12,340 members". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : `${noun}s`}`
}

/** The people of a list that may be cut off: "Eve Adams", "Eve Adams and Bob Brown", "Eve Adams, Bob Brown and 3 more". */
export function peopleInWords(names: string[], count: number): string {
  const more = count - names.length
  const parts = more > 0 ? [...names, `${more.toLocaleString('en-GB')} more`] : names
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** What becomes of those who get the role later, nothing when it gives no permission: "Members added later get Support too." */
export function laterMembers(permission: HeldPermission): string | null {
  return permission === 'none' ? null : `Members added later get ${PERMISSION_LABELS[permission]} too.`
}

/** What a role's permission lets its members do. */
export const PERMISSION_HINTS = {
  none: 'Gives no permission.',
  support: 'Sees users and roles.',
  admin: 'May do everything.',
}

/** How many hold a role and what they have through it: "2 members, who have Admin through it." */
export function membersSentence({ memberCount, permission }: { memberCount: number; permission: HeldPermission }): string {
  const members = memberCount === 0 ? 'No members' : counted(memberCount, 'member')
  if (permission === 'none') return `${members}, without a permission.`
  const label = PERMISSION_LABELS[permission]
  if (memberCount === 0) return `No members yet; whoever gets this role has ${label} through it.`
  return `${members}, ${memberCount === 1 ? 'who has' : 'who have'} ${label} through it.`
}
