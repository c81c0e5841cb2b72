export const THEME_COOKIE = 'theme'
export const SHORTCUTS_COOKIE = 'shortcuts'

export type Theme = 'system' | 'light' | 'dark'

/** The theme a cookie or a form asks for; anything unknown is the system's. */
export function parseTheme(value: unknown): Theme {
  return value === 'light' || value === 'dark' ? value : 'system'
}

/** Whether single-key shortcuts are on: they are unless somebody switched them off (WCAG 2.1.4). */
export function parseShortcuts(value: unknown): boolean {
  return value !== 'off'
}
