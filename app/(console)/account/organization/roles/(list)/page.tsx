import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { Suspense } from 'react'

import { NoAccess } from '@/components/frame/no-access'
import { parseRolesView, type RolesView } from '@/components/roles/role-paths'
import { RolesHeader, RolesSkeleton } from '@/components/roles/roles-header'
import { RolesTable } from '@/components/roles/roles-table'
import { FailedState } from '@/components/ui/failed-state'
import { SearchField } from '@/components/ui/search-field'
import type { SearchParams } from '@/components/ui/url-state'
import { pagePermission } from '@/lib/auth/page-permission'
import { listRoles } from '@/lib/directory/list-roles'
import { logger } from '@/lib/logger'

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
      <div className="mb-3 md:w-72">
        <SearchField label="Search name" />
      </div>
      <Suspense fallback={<RolesSkeleton />}>
        <RolesSection view={view} mayChange={mayChange} />
      </Suspense>
    </>
  )
}

async function RolesSection({ view, mayChange }: { view: RolesView; mayChange: boolean }) {
  const [loaded] = await Promise.allSettled([listRoles(view)])
  if (loaded.status === 'fulfilled') return <RolesTable view={view} page={loaded.value} mayChange={mayChange} />
  logger.error({ event: 'roles-list', error: loaded.reason })
  return (
    <div className="rounded-lg border bg-raised shadow-card">
      <FailedState title="The roles could not be loaded." requestId={(await headers()).get('x-request-id') ?? undefined} />
    </div>
  )
}
