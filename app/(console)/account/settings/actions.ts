'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'

import { SETTINGS_PATH } from '@/components/frame/navigation'
import { type SectionState, UNTOUCHED } from '@/components/settings/section-state'
import { testMailWords } from '@/components/settings/test-mail-words'
import type { TestMailState } from '@/components/settings/test-mail-state'
import { requestActor } from '@/lib/auth/request-actor'
import { requirePermission } from '@/lib/auth/require-permission'
import type { SessionUser } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { sendTestMail } from '@/lib/mail/send-test-mail'
import { PermissionError } from '@/lib/permission-error'
import { parseSettingForm } from '@/lib/settings/parse-setting-form'
import { saveSettings } from '@/lib/settings/save-settings'
import { SETTING_SECTIONS, type SettingSection } from '@/lib/settings/setting-sections'

/** No field of a section takes more. */
const MAX_LENGTH = 10_000

const sectionInput = z.enum(Object.keys(SETTING_SECTIONS) as SettingSection[])
const textInput = z.string().max(MAX_LENGTH)

/** Saves the settings of one section. What is wrong comes back with what was typed. For admins. */
export async function saveSection(section: SettingSection, _before: SectionState, form: FormData): Promise<SectionState> {
  const user = await admin()
  if (typeof user === 'string') return { ...UNTOUCHED, errors: { form: user } }
  const known = sectionInput.parse(section)
  const typed = readForm(known, form)
  const parsed = parseSettingForm(known, typed)
  if ('errors' in parsed) return { saved: false, errors: parsed.errors, typed }
  await saveSettings({ changes: parsed.changes, actor: await requestActor(user) })
  revalidatePath(SETTINGS_PATH)
  return { ...UNTOUCHED, saved: true }
}

/** Sends the admin a test e-mail and says what became of it. For admins. */
export async function sendTestEmail(): Promise<TestMailState> {
  const user = await admin()
  if (typeof user === 'string') return { kind: 'failed', text: user }
  if (user.email === null) return { kind: 'failed', text: 'Your account has no e-mail address that a test e-mail could go to.' }
  const outcome = await sendTestMail({ userId: user.id, address: user.email, by: user.name })
  return testMailWords({ outcome, address: user.email, local: env.RESEND_API_KEY === undefined })
}

function readForm(section: SettingSection, form: FormData): Partial<Record<string, string>> {
  const names = SETTING_SECTIONS[section].filter((name) => form.has(name))
  return Object.fromEntries(names.map((name) => [name, textInput.parse(form.get(name)).replaceAll('\r\n', '\n')]))
}

/** The signed-in admin, or the sentence that says why this person may not. */
async function admin(): Promise<SessionUser | string> {
  try {
    return await requirePermission('admin')
  } catch (error) {
    if (error instanceof PermissionError) return error.message
    throw error
  }
}
