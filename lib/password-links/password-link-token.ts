import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

import { keptSecret } from '@/lib/db/kept-secret'
import { env } from '@/lib/env'

const TOKEN = /^(\d{1,9})-([\w-]{43})$/

/**
 * The token that opens a password link: its id with an HMAC-SHA256 (RFC 2104) under a secret of this deployment, so that it need not be stored
 * anywhere. Not for use inside a transaction: the secret may have to be made first.
 */
export async function passwordLinkToken(linkId: number): Promise<string> {
  return `${linkId}-${mac(linkId, await linkSecret())}`
}

/** The id in a token that passwordLinkToken made, compared in constant time; null for anything else. */
export async function readPasswordLinkToken(token: string): Promise<number | null> {
  const [, id, given = ''] = TOKEN.exec(token) ?? []
  const linkId = Number(id ?? 0)
  const expected = mac(linkId, await linkSecret())
  const isOurs = timingSafeEqual(Buffer.from(expected), Buffer.from(given.padEnd(expected.length)))
  return isOurs && id === String(linkId) ? linkId : null
}

/** Derived (RFC 5869) from NEXTAUTH_SECRET, which the database does not know; without that variable from one that is kept there. */
async function linkSecret(): Promise<Uint8Array> {
  const secret = env.NEXTAUTH_SECRET ?? (await keptSecret('password-links'))
  return new Uint8Array(hkdfSync('sha256', secret, '', 'link to choose a password', 32))
}

function mac(linkId: number, secret: Uint8Array): string {
  return createHmac('sha256', secret).update(`password-link:${linkId}`).digest('base64url')
}
