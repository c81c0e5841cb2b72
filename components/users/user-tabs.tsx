import { Tabs } from '@/components/ui/tabs'
import { userHref, type UserView } from '@/components/users/users-view'
import type { UserDetail } from '@/lib/directory/get-user-detail'

/** `keys` is for admins. */
export type ShownTab = UserView['tab'] | 'keys'

const TABS: { tab: ShownTab; label: string }[] = [
  { tab: 'timeline', label: 'Timeline' },
  { tab: 'attributes', label: 'Attributes' },
  { tab: 'roles', label: 'Roles' },
  { tab: 'keys', label: 'Keys created' },
]

type UserTabsProps = { user: Pick<UserDetail, 'id' | 'roles'>; current: ShownTab; withKeys: boolean }

export function UserTabs({ user, current, withKeys }: UserTabsProps) {
  return (
    <Tabs
      label="About this user"
      items={TABS.filter(({ tab }) => withKeys || tab !== 'keys').map(({ tab, label }) => ({
        label,
        href: userHref(user.id, { tab }),
        current: tab === current,
        count: tab === 'roles' ? user.roles.length : undefined,
      }))}
    />
  )
}
