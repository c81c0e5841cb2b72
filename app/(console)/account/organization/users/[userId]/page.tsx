import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache, Fragment, Suspense } from 'react'

import { changeUserActive } from '@/app/(console)/account/organization/users/actions'
import { changeUserPermission, sendUserPasswordLink } from '@/app/(console)/account/organization/users/permission-actions'
import { resendUserInvitation } from '@/app/(console)/account/organization/users/invitation-actions'
import { Loaded } from '@/app/(console)/loaded'
import { NoAccess } from '@/components/frame/no-access'
import { Skeleton } from '@/components/ui/skeleton'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import type { SearchParams } from '@/components/ui/url-state'
import { InvitedNotice } from '@/components/users/invited-notice'
import { PasswordLinkButton } from '@/components/users/password-link-button'
import { PermissionControl } from '@/components/users/permission-control'
import { InvitationActions } from '@/components/users/invitation-actions'
import { UserActions } from '@/components/users/user-actions'
import { UserAttributes } from '@/components/users/user-attributes'
import { UserFacts } from '@/components/users/user-facts'
import { UserHeader } from '@/components/users/user-header'
import { UserKeys } from '@/components/users/user-keys'
import { UserRoles } from '@/components/users/user-roles'
import { UserTabs } from '@/components/users/user-tabs'
import { UserTimeline } from '@/components/users/user-timeline'
import { parseUserView, type UserView } from '@/components/users/users-view'
import { pagePermission } from '@/lib/auth/page-permission'
import { findUserTimeline } from '@/lib/directory/find-user-timeline'
import { getUserDetail } from '@/lib/directory/get-user-detail'
import { parseId } from '@/lib/directory/user-id'
import { env } from '@/lib/env'
import { findKeysCreatedBy } from '@/lib/keys/find-keys-created-by'
import { findKeysOf } from '@/lib/keys/find-keys-of'
import { isPasswordLinkOffered } from '@/lib/password-links/may-set-password'

type UserPageProps = { params: Promise<{ userId: string }>; searchParams: Promise<SearchParams> }

/** Read once for the title and the page. */
const findUser = cache(async (userId: string) => {
  const id = parseId(userId)
  return id === null ? null : getUserDetail(id)
})

export async function generateMetadata({ params }: UserPageProps): Promise<Metadata> {
  const user = (await pagePermission('support')) && (await findUser((await params).userId))
  return { title: user ? user.name : 'User' }
}

/** All that is known about one account, and first of all why it is as it is. */
export default async function UserPage({ params, searchParams }: UserPageProps) {
  const viewer = await pagePermission('support')
  if (!viewer) return <NoAccess required="support" />
  const user = await findUser((await params).userId)
  if (!user) notFound()
  const asked = await searchParams
  const view = parseUserView(asked)
  const isSelf = user.id === viewer.id
  const isAdmin = viewer.permission === 'admin'
  const tab = view.tab === 'keys' && !isAdmin ? 'timeline' : view.tab
  const keys = isAdmin ? await findKeysOf([user.id]) : []
  const mayGetLink = isAdmin && (await isPasswordLinkOffered(user.id))
  return (
    <>
      <UserHeader
        user={user}
        actions={
          isAdmin && (
            <Fragment key={user.id}>
              {mayGetLink && <PasswordLinkButton name={user.name} send={sendUserPasswordLink.bind(null, user.id)} />}
              <InvitationActions user={user} resend={resendUserInvitation} />
              <UserActions user={user} isSelf={isSelf} keys={keys} changeActive={changeUserActive} />
            </Fragment>
          )
        }
      />
      {isAdmin && (
        <InvitedNotice
          key={user.id}
          wasInvited={asked.invited === 'yes'}
          name={user.name}
          invitation={user.invitation}
          byLink={env.ENTRA === null}
          isLocal={!env.RESEND_API_KEY}
        />
      )}
      <UserFacts
        user={user}
        permissionControl={
          isAdmin &&
          user.status !== 'removed' && (
            <PermissionControl key={user.id} user={user} isSelf={isSelf} change={changeUserPermission.bind(null, user.id)} />
          )
        }
      />
      <UserTabs user={user} current={tab} withKeys={isAdmin} />
      {tab === 'attributes' && <UserAttributes groups={user.attributes} scim={user.scim} />}
      {tab === 'roles' && <UserRoles user={user} />}
      {tab === 'timeline' && (
        <Suspense fallback={<Skeleton className="h-40" />}>
          <TimelineSection userId={user.id} view={view} />
        </Suspense>
      )}
      {tab === 'keys' && (
        <Suspense fallback={<TableSkeleton label="Loading keys" rows={6} columns={4} />}>
          <Loaded event="user-keys" failed="The keys could not be loaded." load={() => findKeysCreatedBy(user.id)}>
            {(created) => <UserKeys created={created} />}
          </Loaded>
        </Suspense>
      )}
    </>
  )
}

async function TimelineSection({ userId, view }: { userId: number; view: UserView }) {
  const timeline = await findUserTimeline({ userId, kind: view.kind, older: view.older })
  return <UserTimeline userId={userId} view={view} timeline={timeline} />
}
