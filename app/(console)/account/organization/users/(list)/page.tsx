import type { Metadata } from 'next'
import { type ComponentProps, Suspense } from 'react'

import { changeSelectedUsers } from '@/app/(console)/account/organization/users/selection-actions'
import { Loaded } from '@/app/(console)/loaded'
import { NoAccess } from '@/components/frame/no-access'
import type { SearchParams } from '@/components/ui/url-state'
import { HeldNotice } from '@/components/users/held-notice'
import { UserSelection } from '@/components/users/user-selection'
import { type LateCounts, UsersFilter } from '@/components/users/users-filter'
import { UsersHeader, UsersSkeleton } from '@/components/users/users-header'
import { UsersResult } from '@/components/users/users-result'
import { UsersTable } from '@/components/users/users-table'
import { parseUsersView } from '@/components/users/users-view'
import { pagePermission } from '@/lib/auth/page-permission'
import { countUsersByStatus } from '@/lib/directory/count-users-by-status'
import { listUsers } from '@/lib/directory/list-users'
import { countHeldInvitations } from '@/lib/invitations/release-invitations'
import { logger } from '@/lib/logger'

export const metadata: Metadata = { title: 'Users' }

/** Every account with its status: searched, filtered, sorted and paged by the URL. */
export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const user = await pagePermission('support')
  if (!user) return <NoAccess required="support" />
  const isAdmin = user.permission === 'admin'
  const view = parseUsersView(await searchParams)
  const page = listUsers(view)
  const counts = lateCounts(view.q)
  return (
    <>
      <UsersHeader mayInvite={isAdmin} />
      {isAdmin && (
        <Suspense>
          <HeldSection />
        </Suspense>
      )}
      <UsersFilter view={view} counts={counts} />
      <UsersResult view={view} counts={counts} total={view.q ? lateCounts() : counts} />
      <UserSelection>
        <Suspense fallback={<UsersSkeleton />}>
          <UsersSection
            view={view}
            page={page}
            counts={counts}
            mayCreateKeys={isAdmin}
            changeUsers={isAdmin ? changeSelectedUsers : null}
          />
        </Suspense>
      </UserSelection>
    </>
  )
}

type UsersSectionProps = Omit<ComponentProps<typeof UsersTable>, 'page'> & { page: ReturnType<typeof listUsers> }

function UsersSection({ page, ...rest }: UsersSectionProps) {
  return (
    <Loaded event="users-list" failed="The users could not be loaded." load={() => page}>
      {(loaded) => <UsersTable page={loaded} {...rest} />}
    </Loaded>
  )
}

/** How many invitations are held, later than the rest and without taking anything with it. */
async function HeldSection() {
  const [held] = await Promise.allSettled([countHeldInvitations()])
  if (held.status === 'fulfilled') return <HeldNotice count={held.value} />
  logger.error({ event: 'users-held', error: held.reason })
  return null
}

function lateCounts(q?: string): LateCounts {
  return countUsersByStatus(q).catch((error: unknown) => {
    logger.error({ event: 'users-counts', error })
    return null
  })
}
