import { createHmac, timingSafeEqual } from 'node:crypto'

import { keptSecret } from '@/lib/db/kept-secret'

const TOKEN = /^(\d{1,9})-([\w-]{43})$/

/**
 * The token that opens a password link: its id with an HMAC-SHA256 (RFC 2104) under a secret of this deployment, so that it need not be stored
 * anywhere. Not for use inside a transaction: the secret may have to be made first.
 */
export async function passwordLinkToken(linkId: number): Promise<string> {
  return `${linkId}-${mac(linkId, await keptSecret('password-links'))}`
}

/** The id in a token that passwordLinkToken made, compared in constant time; null for anything else. */
export async function readPasswordLinkToken(token: string): Promise<number | null> {
  const [, id, given = ''] = TOKEN.exec(token) ?? []
  const linkId = Number(id ?? 0)
  const expected = mac(linkId, await keptSecret('password-links'))
  const isOurs = timingSafeEqual(Buffer.from(expected), Buffer.from(given.padEnd(expected.length)))
  return isOurs && id === String(linkId) ? linkId : null
}

function mac(linkId: number, secret: string): string {
  return createHmac('sha256', secret).update(`password-link:${linkId}`).digest('base64url')
}
