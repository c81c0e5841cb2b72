import type { Metadata } from 'next'
import { cookies } from 'next/headers'

import { saveShortcuts, saveTheme } from '@/app/(console)/profile/actions'
import { PreferenceForm } from '@/components/frame/preference-form'
import { parseShortcuts, parseTheme, SHORTCUTS_COOKIE, THEME_COOKIE } from '@/components/frame/preferences'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/require-user'

export const metadata: Metadata = { title: 'Profile' }

const permissions = { admin: 'Admin', support: 'Support', none: 'None' }
const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]
const shortcutChoices = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
]

/** Who is signed in, and the choices that this browser keeps. */
export default async function ProfilePage() {
  const user = await requireUser()
  const jar = await cookies()
  return (
    <div className="max-w-[640px]">
      <PageHeader title="Profile" description="Your account, and how this console looks in this browser." />
      <div className="space-y-4">
        <Card title="Account">
          <DefinitionList
            items={[
              { term: 'Name', value: user.name },
              { term: 'E-mail', value: user.email ?? <span className="text-muted">None</span> },
              { term: 'Permission', value: permissions[user.permission] },
            ]}
          />
        </Card>
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
