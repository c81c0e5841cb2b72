import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'

import type { Contact } from '@/components/auth/refusal-text'
import { SignInChoices } from '@/components/auth/sign-in-choices'
import { SignInForm } from '@/components/auth/sign-in-form'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { openRefusal } from '@/lib/auth/refusal-ticket'
import { safeReturnPath } from '@/lib/auth/return-path'
import { currentUser } from '@/lib/auth/session'
import { isSetUp } from '@/lib/auth/set-up-link'
import { isLogged, parseRefusal, type SignInRefusal } from '@/lib/auth/sign-in-refusal'
import { env } from '@/lib/env'
import { logger } from '@/lib/logger'
import { readSettings } from '@/lib/settings/read-settings'

export const metadata: Metadata = { title: 'Sign in' }

/** Why somebody is asked to sign in. */
const REASONS = new Map<unknown, string>([
  ['session-ended', 'Your session has ended. Sign in to go on.'],
  ['signed-out-everywhere', 'You are signed out everywhere: every session of your account has ended.'],
  ['password-changed', 'Your password is changed, and every session has ended. Sign in with the new password.'],
])

type SearchParams = Promise<Record<string, string | string[] | undefined>>

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { from, reason, login_hint: hint, ...query } = await searchParams
  const returnPath = safeReturnPath(from) ?? '/'
  if (await currentUser()) redirect(returnPath)
  const refusal = await readRefusal(query)
  const requestId = (await headers()).get('x-request-id')
  if (refusal && isLogged(refusal)) logger.warn({ event: 'sign-in-refused', reason: refusal.reason, requestId })
  const why = refusal === null && REASONS.get(reason)
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
          {env.ENTRA ? (
            <SignInChoices
              returnPath={returnPath}
              refusal={refusal}
              loginHint={typeof hint === 'string' ? hint.slice(0, 254) : null}
              contact={await readContact()}
              requestId={requestId}
            />
          ) : (
            <SignInForm returnPath={returnPath} refusal={refusal} />
          )}
        </Card>
      ) : (
        <Notice tone="info" title="This console has no admin yet">
          <p>The set-up link in the server&apos;s log creates the first one. It works for one hour; restart the server to get a new one.</p>
        </Notice>
      )}
    </div>
  )
}

/** Nobody is kept from signing in because the settings cannot be read. */
async function readContact(): Promise<Contact> {
  try {
    const { organization, supportAddress } = await readSettings()
    return { organization, supportAddress }
  } catch (error) {
    logger.error({ event: 'contact-not-read', error })
    return { organization: null, supportAddress: null }
  }
}

/** A code is looked up and never printed; a ticket is one that this deployment has sealed. */
async function readRefusal({ error, refusal }: Awaited<SearchParams>): Promise<SignInRefusal | null> {
  const sealed = typeof refusal === 'string' ? await openRefusal(refusal) : null
  return sealed ?? (typeof error === 'string' ? parseRefusal(error) : null)
}
