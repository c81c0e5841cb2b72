import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { ConsoleAddress } from '@/components/auth/console-address'
import { SetUpForm } from '@/components/auth/set-up-form'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { setUpState } from '@/lib/auth/set-up-link'
import { env } from '@/lib/env'
import { createAdmin } from './actions'

export const metadata: Metadata = { title: 'Set up this console' }
export const dynamic = 'force-dynamic'

const NEXT_PATH = '/account/tools/management-api-keys'

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const state = await setUpState(token)
  if (state === 'admin-exists') notFound()
  return (
    <div>
      <PageHeader
        title="Set up this console"
        description="Create the account that manages everything else, and that still gets in when single sign-on does not work."
      />
      {state === 'link-invalid' ? (
        <Notice tone="warning">
          <p>This set-up link is no longer valid. Restart the server to get a new one.</p>
        </Notice>
      ) : (
        <SetUpForm createAdmin={createAdmin.bind(null, token)} nextPath={NEXT_PATH}>
          <Card title="2. Where people will reach this console">
            <ConsoleAddress appUrl={env.APP_URL} tenantUrl={`${env.APP_URL}/v1/provisioning/scim`} />
          </Card>
        </SetUpForm>
      )}
    </div>
  )
}
