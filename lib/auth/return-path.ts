const MAX_LENGTH = 2000
const BASE = 'http://return-path.invalid'
const NEVER = ['/sign-in', '/set-up', '/set-password', '/api']

/**
 * `value` as a path of this console to go to after sign-in, or null when it is anything else: another origin in any spelling
 * a browser accepts, an address that is no page, or a page that sends signed-in people away.
 */
export function safeReturnPath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || !value.startsWith('/')) return null
  if (!URL.canParse(value, BASE)) return null
  const url = new URL(value, BASE)
  if (url.origin !== BASE || url.pathname.startsWith('//')) return null
  if (NEVER.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`))) return null
  return `${url.pathname}${url.search}${url.hash}`
}
