export const KEYS_PATH = '/account/tools/management-api-keys'
export const USERS_PATH = '/account/organization/users'
export const ROLES_PATH = '/account/organization/roles'
export const PROFILE_PATH = '/profile'

export type NavigationIcon = 'key' | 'users' | 'roles'
export type NavigationItem = { label: string; href: string; icon: NavigationIcon; shortcut: string }
export type NavigationGroup = { label: string; items: NavigationItem[] }

type Permission = 'admin' | 'support' | 'none'
type GuardedItem = NavigationItem & { permissions: Permission[] }

const groups: { label: string; items: GuardedItem[] }[] = [
  {
    label: 'Tools',
    items: [{ label: 'Management API keys', href: KEYS_PATH, icon: 'key', shortcut: 'k', permissions: ['admin'] }],
  },
  {
    label: 'Organization',
    items: [
      { label: 'Users', href: USERS_PATH, icon: 'users', shortcut: 'u', permissions: ['admin', 'support'] },
      { label: 'Roles', href: ROLES_PATH, icon: 'roles', shortcut: 'r', permissions: ['admin', 'support'] },
    ],
  },
]

/** The navigation as far as `permission` may enter: groups without an entry are left out. */
export function navigationFor(permission: Permission): NavigationGroup[] {
  return groups
    .map((group) => ({
      label: group.label,
      items: group.items
        .filter((item) => item.permissions.includes(permission))
        .map(({ label, href, icon, shortcut }) => ({ label, href, icon, shortcut })),
    }))
    .filter((group) => group.items.length > 0)
}

/** Where a signed-in person starts: the first entry of their navigation, or their profile. */
export function homePath(permission: Permission): string {
  return navigationFor(permission)[0]?.items[0]?.href ?? PROFILE_PATH
}

/** Whether `path` is the page of `href` or one below it. */
export function isUnder(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`)
}
