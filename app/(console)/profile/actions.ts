'use server'

import { cookies } from 'next/headers'

import { parseShortcuts, parseTheme, SHORTCUTS_COOKIE, THEME_COOKIE } from '@/components/frame/preferences'

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

async function keep(name: string, value: string | null): Promise<void> {
  const jar = await cookies()
  if (value === null) jar.delete(name)
  else jar.set(name, value, { maxAge: YEAR_SECONDS, httpOnly: true, sameSite: 'lax', path: '/' })
}
