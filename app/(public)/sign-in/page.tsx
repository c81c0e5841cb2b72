import type { Metadata } from 'next'
import { redirect } from 'next/navigation'

import { SignInForm } from '@/components/auth/sign-in-form'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { safeReturnPath } from '@/lib/auth/return-path'
import { currentUser } from '@/lib/auth/session'
import { isSetUp } from '@/lib/auth/set-up-link'
import { parseRefusal } from '@/lib/auth/sign-in-refusal'

export const metadata: Metadata = { title: 'Sign in' }

/** Why somebody is asked to sign in. */
const REASONS = new Map<unknown, string>([['session-ended', 'Your session has ended. Sign in to go on.']])

type SearchParams = Promise<Record<string, string | string[] | undefined>>

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { from, error, reason } = await searchParams
  const returnPath = safeReturnPath(from) ?? '/'
  if (await currentUser()) redirect(returnPath)
  const why = error === undefined && REASONS.get(reason)
  return (
    <div className="mx-auto w-full max-w-96">
      <PageHeader title="Sign in" />
      {(await isSetUp()) ? (
        <Card>
          {why && (
            <div className="mb-4">
              <Notice tone="info">{why}</Notice>
            </div>
          )}
          <SignInForm returnPath={returnPath} refusal={typeof error === 'string' ? parseRefusal(error) : null} />
        </Card>
      ) : (
        <Notice tone="info" title="This console has no admin yet">
          <p>The set-up link in the server&apos;s log creates the first one. It works for one hour; restart the server to get a new one.</p>
        </Notice>
      )}
    </div>
  )
}
