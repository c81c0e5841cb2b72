import type { Metadata } from 'next'

import { SetPasswordForm } from '@/components/auth/set-password-form'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { findOpenPasswordLink } from '@/lib/password-links/find-open-password-link'
import { CLOSED_LINK } from '@/lib/password-links/closed-link'
import { choosePassword } from './actions'

// The address is a secret until it is used: no other page and no log of one is told it.
export const metadata: Metadata = { title: 'Choose a password', referrer: 'strict-origin', robots: { index: false } }
export const dynamic = 'force-dynamic'

/** The page behind a password link. Opening it changes nothing: mail scanners open it too. */
export default async function SetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await findOpenPasswordLink(token)
  return (
    <div className="mx-auto w-full max-w-96">
      <PageHeader title="Choose a password" />
      {link ? (
        <Card>
          <SetPasswordForm person={{ name: link.name, email: link.email }} choosePassword={choosePassword.bind(null, token)} />
        </Card>
      ) : (
        <Notice tone="warning">
          <p>{CLOSED_LINK}</p>
        </Notice>
      )}
    </div>
  )
}
