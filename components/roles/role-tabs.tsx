import { roleHref, type RoleView } from '@/components/roles/role-paths'
import { Tabs } from '@/components/ui/tabs'

export function RoleTabs({ role, current }: { role: { id: number; memberCount: number }; current: RoleView['tab'] }) {
  return (
    <Tabs
      label="About this role"
      items={[
        { label: 'Members', href: roleHref(role.id), current: current === 'members', count: role.memberCount },
        { label: 'History', href: roleHref(role.id, { tab: 'history' }), current: current === 'history' },
      ]}
    />
  )
}
