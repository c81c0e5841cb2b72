import { hkdfSync } from 'node:crypto'

import { keptSecret } from '@/lib/db/kept-secret'
import { env } from '@/lib/env'

/**
 * What access tokens are signed with, 32 bytes: derived (RFC 5869) from NEXTAUTH_SECRET under a name of its own, so that neither secret
 * tells the other; without that variable from one that is kept in the database for this alone. The same on every instance.
 */
export async function tokenSecret(): Promise<Uint8Array> {
  const secret = env.NEXTAUTH_SECRET ?? (await keptSecret('access-token-secret'))
  return new Uint8Array(hkdfSync('sha256', secret, '', 'access token of a Management API key', 32))
}
