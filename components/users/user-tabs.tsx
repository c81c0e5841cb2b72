import { Tabs } from '@/components/ui/tabs'
import { userHref, type UserTab } from '@/components/users/users-view'
import type { UserDetail } from '@/lib/directory/get-user-detail'

const TABS: { tab: UserTab; label: string }[] = [
  { tab: 'timeline', label: 'Timeline' },
  { tab: 'attributes', label: 'Attributes' },
  { tab: 'roles', label: 'Roles' },
  { tab: 'keys', label: 'Keys created' },
]

type UserTabsProps = { user: Pick<UserDetail, 'id' | 'roles'>; current: UserTab; withKeys: boolean }

/** What is shown below the facts of a user; the keys they created are for admins. */
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
