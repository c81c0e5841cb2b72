'use server'

import { cookies } from 'next/headers'

import { parseShortcuts, parseTheme, SHORTCUTS_COOKIE, THEME_COOKIE } from '@/components/frame/preferences'
import { changePassword } from '@/lib/auth/change-password'
import { endAllSessions } from '@/lib/auth/end-all-sessions'
import { type ChangePasswordErrors, parseChangePassword } from '@/lib/auth/new-password-input'
import { readOwnAccount } from '@/lib/auth/read-own-account'
import { requestActor } from '@/lib/auth/request-actor'
import { requireUser } from '@/lib/auth/require-user'
import { TooBusyError } from '@/lib/auth/scrypt-slots'
import { refusalMessage, SignInRefused } from '@/lib/auth/sign-in-refusal'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Keeps the form's `theme` in this browser; "system" forgets an earlier choice. */
export async function saveTheme(form: FormData): Promise<void> {
  const theme = parseTheme(form.get('theme'))
  await keep(THEME_COOKIE, theme === 'system' ? null : theme)
}

/** Keeps in this browser whether the form's `shortcuts` are on. */
export async function saveShortcuts(form: FormData): Promise<void> {
  await keep(SHORTCUTS_COOKIE, parseShortcuts(form.get('shortcuts')) ? null : 'off')
}

/** Ends every session of the signed-in person, this one too. */
export async function signOutEverywhere(): Promise<void> {
  const user = await requireUser()
  await endAllSessions({ userId: user.id, name: user.name, actor: await requestActor(user) })
}

/** Gives the signed-in person another password, when the form's `current` one is right; all their sessions have ended then. */
export async function changeOwnPassword(form: FormData): Promise<{ errors?: ChangePasswordErrors }> {
  const user = await requireUser()
  const { signInKey: email } = await readOwnAccount(user.id)
  if (email === null) return { errors: { form: 'Your account has no password: you sign in with Microsoft Entra ID.' } }
  const fields = { current: form.get('current'), next: form.get('next') }
  const parsed = parseChangePassword(fields, { name: user.name, email })
  if ('errors' in parsed) return parsed
  try {
    await changePassword({ userId: user.id, email, ...parsed.input, actor: await requestActor(user) })
    return {}
  } catch (error) {
    if (error instanceof TooBusyError) return { errors: { form: error.message } }
    if (!(error instanceof SignInRefused)) throw error
    if (error.refusal.reason === 'not-right') return { errors: { current: 'This is not your current password.' } }
    return { errors: { form: refusalMessage(error.refusal) } }
  }
}

async function keep(name: string, value: string | null): Promise<void> {
  const jar = await cookies()
  if (value === null) jar.delete(name)
  else jar.set(name, value, { maxAge: YEAR_SECONDS, httpOnly: true, sameSite: 'lax', path: '/' })
}
