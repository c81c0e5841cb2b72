import type { Metadata } from 'next'
import { cookies } from 'next/headers'

import { changeOwnPassword, saveShortcuts, saveTheme, signOutEverywhere } from '@/app/(console)/profile/actions'
import { PreferenceForm } from '@/components/frame/preference-form'
import { parseShortcuts, parseTheme, SHORTCUTS_COOKIE, THEME_COOKIE } from '@/components/frame/preferences'
import { ChangePasswordForm } from '@/components/profile/change-password-form'
import { EndSessionsButton } from '@/components/profile/end-sessions-button'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Timestamp } from '@/components/ui/timestamp'
import { readOwnAccount } from '@/lib/auth/read-own-account'
import { requireUser } from '@/lib/auth/require-user'

export const metadata: Metadata = { title: 'Profile' }

const permissions = { admin: 'Admin', support: 'Support', none: 'None' }
const ways = { password: 'E-mail and password', entra: 'Microsoft Entra ID' }
const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]
const shortcutChoices = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
]

type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** Who is signed in, the ways in and out of their account, and the choices that this browser keeps. */
export default async function ProfilePage({ searchParams }: { searchParams: SearchParams }) {
  const user = await requireUser()
  const { lastSignInAt, signInKey } = await readOwnAccount(user.id)
  const { done } = await searchParams
  const jar = await cookies()
  return (
    <div className="max-w-[640px]">
      <PageHeader title="Profile" description="Your account, and how this console looks in this browser." />
      <div className="space-y-4">
        {done === 'password' && (
          <Notice tone="ok" role="status">
            Your password is changed. Every other session of your account has ended.
          </Notice>
        )}
        <Card title="Account">
          <DefinitionList
            items={[
              { term: 'Name', value: user.name },
              { term: 'E-mail', value: user.email ?? <span className="text-muted">None</span> },
              { term: 'Permission', value: permissions[user.permission] },
            ]}
          />
        </Card>
        <Card title="Sessions">
          <DefinitionList
            items={[
              {
                term: 'This session',
                note: ways[user.way],
                value: (
                  <>
                    Began <Timestamp at={user.began} format="moment" />
                  </>
                ),
              },
              { term: 'Last sign-in', value: <Timestamp at={lastSignInAt} format="moment" /> },
            ]}
          />
          <div className="mt-4">
            <EndSessionsButton end={signOutEverywhere} />
          </div>
        </Card>
        {signInKey !== null && (
          <Card title="Password" description="Changing it ends every other session of your account.">
            <ChangePasswordForm person={{ name: user.name, email: signInKey }} signInKey={signInKey} change={changeOwnPassword} />
          </Card>
        )}
        <Card title="Appearance">
          <PreferenceForm label="Theme" name="theme" options={themes} value={parseTheme(jar.get(THEME_COOKIE)?.value)} save={saveTheme} />
        </Card>
        <Card title="Keyboard">
          <PreferenceForm
            label="Keyboard shortcuts"
            name="shortcuts"
            options={shortcutChoices}
            value={parseShortcuts(jar.get(SHORTCUTS_COOKIE)?.value) ? 'on' : 'off'}
            save={saveShortcuts}
          />
          <p className="mt-3 text-muted">
            Single keys such as / for search and ? for the list of shortcuts. They never act while you type.
          </p>
        </Card>
      </div>
    </div>
  )
}
