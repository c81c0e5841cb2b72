import type { Metadata } from 'next'

import { releaseHeldInvitations } from '@/app/(console)/account/organization/users/invitation-actions'
import { Loaded } from '@/app/(console)/loaded'
import { NoAccess } from '@/components/frame/no-access'
import { USERS_PATH } from '@/components/frame/navigation'
import { PageHeader } from '@/components/ui/page-header'
import type { SearchParams } from '@/components/ui/url-state'
import { parseHeldView } from '@/components/users/held-path'
import { HeldTable } from '@/components/users/held-table'
import { ReleaseInvitations } from '@/components/users/release-invitations'
import { pagePermission } from '@/lib/auth/page-permission'
import { listHeldInvitations } from '@/lib/directory/list-held-invitations'

export const metadata: Metadata = { title: 'Held invitations' }

const BREADCRUMB = [{ label: 'Account' }, { label: 'Organization' }, { label: 'Users', href: USERS_PATH }, { label: 'Held invitations' }]

/** Whose invitation waits for an admin, and for admins the way to release them all. */
export default async function HeldInvitationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const user = await pagePermission('support')
  if (!user) return <NoAccess required="support" />
  const isAdmin = user.permission === 'admin'
  const page = listHeldInvitations(parseHeldView(await searchParams))
  const total = await page.then(
    (held) => held.total,
    () => null,
  )
  return (
    <>
      <PageHeader
        title="Held invitations"
        breadcrumb={BREADCRUMB}
        description="People who are not told yet that they may sign in. Resend the invitation of one of them on their page."
        actions={isAdmin && total !== null && <ReleaseInvitations count={total} releaseAll={releaseHeldInvitations} />}
      />
      <Loaded event="held-invitations" failed="The held invitations could not be loaded." load={() => page}>
        {(held) => <HeldTable page={held} mayChangeSettings={isAdmin} />}
      </Loaded>
    </>
  )
}
