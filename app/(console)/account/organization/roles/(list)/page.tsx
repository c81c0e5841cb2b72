import type { Metadata } from 'next'
import { Suspense } from 'react'

import { Loaded } from '@/app/(console)/loaded'
import { NoAccess } from '@/components/frame/no-access'
import { FocusWhenSaid } from '@/components/roles/announcements'
import { parseRolesView, type RolesView } from '@/components/roles/role-paths'
import { RolesHeader, RolesSkeleton } from '@/components/roles/roles-header'
import { RolesTable } from '@/components/roles/roles-table'
import { SearchField } from '@/components/ui/search-field'
import type { SearchParams } from '@/components/ui/url-state'
import { pagePermission } from '@/lib/auth/page-permission'
import { listRoles } from '@/lib/directory/list-roles'

export const metadata: Metadata = { title: 'Roles' }

/** Account > Organization > Roles: the list, searched, sorted and paged by the URL. */
export default async function RolesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const user = await pagePermission('support')
  if (!user) return <NoAccess required="support" />
  const view = parseRolesView(await searchParams)
  const mayChange = user.permission === 'admin'
  return (
    <>
      <RolesHeader mayChange={mayChange} />
      <FocusWhenSaid />
      <div className="mb-3 md:w-72">
        <SearchField label="Search name" />
      </div>
      <Suspense fallback={<RolesSkeleton />}>
        <RolesSection view={view} mayChange={mayChange} />
      </Suspense>
    </>
  )
}

function RolesSection({ view, mayChange }: { view: RolesView; mayChange: boolean }) {
  return (
    <Loaded event="roles-list" failed="The roles could not be loaded." load={() => listRoles(view)}>
      {(page) => <RolesTable view={view} page={page} mayChange={mayChange} />}
    </Loaded>
  )
}
