import type { ReactNode } from 'react'

import { roleBreadcrumb } from '@/components/roles/role-paths'
import { membersSentence } from '@/components/roles/role-words'
import { PageHeader } from '@/components/ui/page-header'
import { ENTRA } from '@/components/users/user-words'
import type { RoleDetail } from '@/lib/directory/get-role-detail'

/** What the role is called, where it comes from, how many hold it and what it gives them, in one sentence each. */
export function RoleHeader({ role, actions }: { role: RoleDetail; actions: ReactNode }) {
  const { name, origin } = role
  return (
    <PageHeader
      title={name}
      breadcrumb={roleBreadcrumb({ label: name })}
      description={
        <p className="text-base text-text">
          {origin === 'entra' && `Provisioned by ${ENTRA}. `}
          {membersSentence(role)}
        </p>
      }
      actions={actions}
    />
  )
}
