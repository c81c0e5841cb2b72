import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { Suspense } from 'react'

import { NoAccess } from '@/components/frame/no-access'
import { FailedState } from '@/components/ui/failed-state'
import type { SearchParams } from '@/components/ui/url-state'
import { type LateCounts, UsersFilter } from '@/components/users/users-filter'
import { UsersHeader, UsersSkeleton } from '@/components/users/users-header'
import { UsersResult } from '@/components/users/users-result'
import { UsersTable } from '@/components/users/users-table'
import { parseUsersView, type UsersView } from '@/components/users/users-view'
import { pagePermission } from '@/lib/auth/page-permission'
import { countUsersByStatus } from '@/lib/directory/count-users-by-status'
import { listUsers } from '@/lib/directory/list-users'
import { logger } from '@/lib/logger'

export const metadata: Metadata = { title: 'Users' }

/** Every account with its status: searched, filtered, sorted and paged by the URL. */
export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const user = await pagePermission('support')
  if (!user) return <NoAccess required="support" />
  const view = parseUsersView(await searchParams)
  const page = listUsers(view)
  const counts = lateCounts(view.q)
  return (
    <>
      <UsersHeader />
      <UsersFilter view={view} counts={counts} />
      <UsersResult view={view} counts={counts} total={view.q ? lateCounts() : counts} />
      <Suspense fallback={<UsersSkeleton />}>
        <UsersSection view={view} page={page} counts={counts} mayCreateKeys={user.permission === 'admin'} />
      </Suspense>
    </>
  )
}

type UsersSectionProps = { view: UsersView; page: ReturnType<typeof listUsers>; counts: LateCounts; mayCreateKeys: boolean }

async function UsersSection({ page, ...rest }: UsersSectionProps) {
  const [loaded] = await Promise.allSettled([page])
  if (loaded.status === 'fulfilled') return <UsersTable page={loaded.value} {...rest} />
  logger.error({ event: 'users-list', error: loaded.reason })
  return (
    <div className="rounded-lg border bg-raised shadow-card">
      <FailedState title="The users could not be loaded." requestId={(await headers()).get('x-request-id') ?? undefined} />
    </div>
  )
}

function lateCounts(q?: string): LateCounts {
  return countUsersByStatus(q).catch((error: unknown) => {
    logger.error({ event: 'users-counts', error })
    return null
  })
}
