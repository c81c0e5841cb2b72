import type { Metadata } from 'next'

import { createRole } from '@/app/(console)/account/organization/roles/actions'
import { NoAccess } from '@/components/frame/no-access'
import { RoleForm } from '@/components/roles/role-form'
import { roleBreadcrumb } from '@/components/roles/role-paths'
import { PageHeader } from '@/components/ui/page-header'
import { pagePermission } from '@/lib/auth/page-permission'

export const metadata: Metadata = { title: 'Create role' }

/** Account > Organization > Roles > Create role. */
export default async function CreateRolePage() {
  if (!(await pagePermission('admin'))) return <NoAccess />
  return (
    <>
      <PageHeader
        title="Create role"
        breadcrumb={roleBreadcrumb({ label: 'Create role' })}
        description="Groups from Microsoft Entra ID become roles by themselves."
      />
      <RoleForm action={createRole} />
    </>
  )
}
