import type { Metadata } from 'next'

import { invite } from '@/app/(console)/account/organization/users/invite/actions'
import { NoAccess } from '@/components/frame/no-access'
import { USERS_PATH } from '@/components/frame/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { InviteForm } from '@/components/users/invite-form'
import { pagePermission } from '@/lib/auth/page-permission'
import { env } from '@/lib/env'

export const metadata: Metadata = { title: 'Invite a person' }

/** Account > Organization > Users > Invite a person. */
export default async function InvitePage() {
  if (!(await pagePermission('admin'))) return <NoAccess />
  return (
    <>
      <PageHeader
        title="Invite a person"
        breadcrumb={[{ label: 'Account' }, { label: 'Organization' }, { label: 'Users', href: USERS_PATH }, { label: 'Invite a person' }]}
        description={
          env.ENTRA
            ? 'For those whom Microsoft Entra ID does not provision. They sign in with Microsoft Entra ID like everybody else, so they need an account there.'
            : 'For those whom Microsoft Entra ID does not provision. They get a link by e-mail to choose a password; it works once, for 24 hours.'
        }
      />
      <InviteForm action={invite} />
    </>
  )
}
