export const KEYS_PATH = '/account/tools/management-api-keys'
export const USERS_PATH = '/account/organization/users'
export const ROLES_PATH = '/account/organization/roles'
export const SETTINGS_PATH = '/account/settings'
export const OUTBOX_PATH = '/account/tools/outbox'
export const PROFILE_PATH = '/profile'

export type NavigationIcon = 'key' | 'users' | 'roles' | 'settings' | 'outbox'
export type NavigationItem = { label: string; href: string; icon: NavigationIcon; shortcut: string }
/** Entries under a label; those without one stand by themselves. */
export type NavigationGroup = { label: string | null; items: NavigationItem[] }

type Permission = 'admin' | 'support' | 'none'
type GuardedItem = NavigationItem & { permissions: Permission[]; localMail?: true }

/** Whether mail stays on this machine: then, and only then, there is an Outbox to read it in. */
type Place = { localMail: boolean }

const groups: { label: string | null; items: GuardedItem[] }[] = [
  {
    label: 'Tools',
    items: [
      { label: 'Management API keys', href: KEYS_PATH, icon: 'key', shortcut: 'k', permissions: ['admin'] },
      { label: 'Outbox', href: OUTBOX_PATH, icon: 'outbox', shortcut: 'o', permissions: ['admin'], localMail: true },
    ],
  },
  {
    label: 'Organization',
    items: [
      { label: 'Users', href: USERS_PATH, icon: 'users', shortcut: 'u', permissions: ['admin', 'support'] },
      { label: 'Roles', href: ROLES_PATH, icon: 'roles', shortcut: 'r', permissions: ['admin', 'support'] },
    ],
  },
  {
    label: null,
    items: [{ label: 'Settings', href: SETTINGS_PATH, icon: 'settings', shortcut: 's', permissions: ['admin'] }],
  },
]

/** The navigation as far as `permission` may enter: groups without an entry are left out. */
export function navigationFor(permission: Permission, { localMail }: Place = { localMail: false }): NavigationGroup[] {
  return groups
    .map((group) => ({
      label: group.label,
      items: group.items
        .filter((item) => item.permissions.includes(permission) && (localMail || !item.localMail))
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
