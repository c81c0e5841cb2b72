import { Tabs } from '@/components/ui/tabs'
import { userHref, type UserView } from '@/components/users/users-view'

const TABS = [
  { tab: 'timeline', label: 'Timeline' },
  { tab: 'attributes', label: 'Attributes' },
] as const

export function UserTabs({ userId, current }: { userId: number; current: UserView['tab'] }) {
  return (
    <Tabs
      label="About this user"
      items={TABS.map(({ tab, label }) => ({ label, href: userHref(userId, { tab }), current: tab === current }))}
    />
  )
}
