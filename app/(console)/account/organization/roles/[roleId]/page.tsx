import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache, Suspense } from 'react'

import { changeRolePermission, deleteRole, previewRoleDeletion, renameRole } from '@/app/(console)/account/organization/roles/actions'
import { MembersSection } from '@/app/(console)/account/organization/roles/[roleId]/members-section'
import { Loaded } from '@/app/(console)/loaded'
import { NoAccess } from '@/components/frame/no-access'
import { FocusWhenSaid } from '@/components/roles/announcements'
import { PermissionForm } from '@/components/roles/permission-form'
import { RoleActions } from '@/components/roles/role-actions'
import { RoleFacts } from '@/components/roles/role-facts'
import { RoleHeader } from '@/components/roles/role-header'
import { RoleHistory } from '@/components/roles/role-history'
import { parseRoleView } from '@/components/roles/role-paths'
import { RolePermissionText } from '@/components/roles/role-permission-text'
import { RoleTabs } from '@/components/roles/role-tabs'
import { laterMembers } from '@/components/roles/role-words'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import type { SearchParams } from '@/components/ui/url-state'
import { findEventPage } from '@/lib/audit/find-event-page'
import { pagePermission } from '@/lib/auth/page-permission'
import { getRoleDetail, type RoleDetail } from '@/lib/directory/get-role-detail'
import { parseId } from '@/lib/directory/user-id'

type RolePageProps = { params: Promise<{ roleId: string }>; searchParams: Promise<SearchParams> }

/** Read once for the title and the page. */
const findRole = cache(async (roleId: string) => {
  const id = parseId(roleId)
  return id === null ? null : getRoleDetail(id)
})

export async function generateMetadata({ params }: RolePageProps): Promise<Metadata> {
  const role = (await pagePermission('support')) && (await findRole((await params).roleId))
  return { title: role ? role.name : 'Role' }
}

/** One role: what it gives, who holds it, and what was done with it. */
export default async function RolePage({ params, searchParams }: RolePageProps) {
  const viewer = await pagePermission('support')
  if (!viewer) return <NoAccess required="support" />
  const role = await findRole((await params).roleId)
  if (!role) notFound()
  const view = parseRoleView(await searchParams)
  const mayChange = viewer.permission === 'admin'
  const { id } = role
  return (
    <>
      <RoleHeader
        role={role}
        actions={
          mayChange && (
            <RoleActions
              role={role}
              rename={renameRole.bind(null, id)}
              preview={previewRoleDeletion.bind(null, id)}
              remove={deleteRole.bind(null, id)}
            />
          )
        }
      />
      <FocusWhenSaid />
      <div className="mb-6 grid gap-4 lg:grid-cols-2">
        <Card title="Role">
          <RoleFacts role={role} />
        </Card>
        <Card title="What it gives">
          <PermissionSection role={role} mayChange={mayChange} />
        </Card>
      </div>
      <RoleTabs role={role} current={view.tab} />
      {view.tab === 'history' ? (
        <Suspense fallback={<Skeleton className="h-40" />}>
          <Loaded
            event="role-history"
            failed="The history could not be loaded."
            load={() => findEventPage({ target: { kind: 'group', id }, older: view.older })}
          >
            {(history) => <RoleHistory roleId={id} from={view.older} history={history} />}
          </Loaded>
        </Suspense>
      ) : (
        <Suspense fallback={<TableSkeleton label="Loading members" rows={6} columns={3} twoLines />}>
          <MembersSection role={role} view={view} mayChange={mayChange} viewerId={viewer.id} />
        </Suspense>
      )}
    </>
  )
}

function PermissionSection({ role, mayChange }: { role: RoleDetail; mayChange: boolean }) {
  const { id, name, permission } = role
  if (mayChange) return <PermissionForm name={name} permission={permission} change={changeRolePermission.bind(null, id)} />
  return (
    <>
      <p className="font-medium">Permission</p>
      <p className="mt-1.5">
        <RolePermissionText permission={permission} />
      </p>
      {permission !== 'none' && <p className="mt-1.5 text-muted">{laterMembers(permission)}</p>}
    </>
  )
}
