import { keptSecret } from '@/lib/db/kept-secret'
import { env } from '@/lib/env'

/** What session cookies are encrypted with: NEXTAUTH_SECRET, else one generated at first use and kept in the database. */
export async function authSecret(): Promise<string> {
  return env.NEXTAUTH_SECRET ?? keptSecret('auth-secret')
}
