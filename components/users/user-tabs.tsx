import { Tabs } from '@/components/ui/tabs'
import { userHref, type UserView } from '@/components/users/users-view'
import type { UserDetail } from '@/lib/directory/get-user-detail'

const TABS = [
  { tab: 'timeline', label: 'Timeline' },
  { tab: 'attributes', label: 'Attributes' },
  { tab: 'roles', label: 'Roles' },
] as const

export function UserTabs({ user, current }: { user: Pick<UserDetail, 'id' | 'roles'>; current: UserView['tab'] }) {
  return (
    <Tabs
      label="About this user"
      items={TABS.map(({ tab, label }) => ({
        label,
        href: userHref(user.id, { tab }),
        current: tab === current,
        count: tab === 'roles' ? user.roles.length : undefined,
      }))}
    />
  )
}
