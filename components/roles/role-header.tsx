import type { ReactNode } from 'react'

import { roleBreadcrumb } from '@/components/roles/role-paths'
import { counted } from '@/components/roles/role-words'
import { PageHeader } from '@/components/ui/page-header'
import { ENTRA, PERMISSION_LABELS } from '@/components/users/user-words'
import type { RoleDetail } from '@/lib/directory/get-role-detail'

/** What the role is called, where it comes from, how many hold it and what it gives them, in one sentence each. */
export function RoleHeader({ role, actions }: { role: RoleDetail; actions: ReactNode }) {
  const { name, origin, memberCount, permission } = role
  return (
    <PageHeader
      title={name}
      breadcrumb={roleBreadcrumb({ label: name })}
      description={
        <p className="text-base text-text">
          {origin === 'entra' ? `Provisioned by ${ENTRA}.` : 'Made in this console.'} {counted(memberCount, 'member')}
          {permission === 'none'
            ? ', without a permission.'
            : `, ${memberCount === 1 ? 'who has' : 'who have'} ${PERMISSION_LABELS[permission]} through it.`}
        </p>
      }
      actions={actions}
    />
  )
}
