import type { Metadata } from 'next'
import { headers } from 'next/headers'

import { releaseHeldInvitations } from '@/app/(console)/account/organization/users/invitation-actions'
import { NoAccess } from '@/components/frame/no-access'
import { USERS_PATH } from '@/components/frame/navigation'
import { FailedState } from '@/components/ui/failed-state'
import { PageHeader } from '@/components/ui/page-header'
import type { SearchParams } from '@/components/ui/url-state'
import { parseHeldView } from '@/components/users/held-path'
import { HeldTable } from '@/components/users/held-table'
import { ReleaseInvitations } from '@/components/users/release-invitations'
import { pagePermission } from '@/lib/auth/page-permission'
import { listHeldInvitations } from '@/lib/directory/list-held-invitations'
import { logger } from '@/lib/logger'

export const metadata: Metadata = { title: 'Held invitations' }

const BREADCRUMB = [{ label: 'Account' }, { label: 'Organization' }, { label: 'Users', href: USERS_PATH }, { label: 'Held invitations' }]

/** Whose invitation waits for an admin, and for admins the way to release them all. */
export default async function HeldInvitationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const user = await pagePermission('support')
  if (!user) return <NoAccess required="support" />
  const isAdmin = user.permission === 'admin'
  const [page] = await Promise.allSettled([listHeldInvitations(parseHeldView(await searchParams))])
  if (page.status === 'rejected') logger.error({ event: 'held-invitations', error: page.reason })
  return (
    <>
      <PageHeader
        title="Held invitations"
        breadcrumb={BREADCRUMB}
        description="People who are not told yet that they may sign in. Resend the invitation of one of them on their page."
        actions={
          isAdmin && page.status === 'fulfilled' && <ReleaseInvitations count={page.value.total} releaseAll={releaseHeldInvitations} />
        }
      />
      {page.status === 'fulfilled' ? (
        <HeldTable page={page.value} mayChangeSettings={isAdmin} />
      ) : (
        <div className="rounded-lg border bg-raised shadow-card">
          <FailedState title="The held invitations could not be loaded." requestId={(await headers()).get('x-request-id') ?? undefined} />
        </div>
      )}
    </>
  )
}
