import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

import { keptSecret } from '@/lib/db/kept-secret'
import { env } from '@/lib/env'

const TOKEN = /^([1-9]\d{0,8})-[0-9a-z]{1,9}-[\w-]{43}$/

/** What a token stands for. Ids run again after a backup was restored: the account and the end tell apart what has the same id. */
export type LinkSubject = { id: number; userId: number; expiresAt: Date }

/**
 * The token that opens a password link: its id and its end (milliseconds of the epoch, base 36) with an HMAC-SHA256 (RFC 2104) of them and the
 * account under a secret of this deployment, so that it need not be stored anywhere. Not for use inside a transaction: the secret may have to
 * be made first.
 */
export async function passwordLinkToken({ id, userId, expiresAt }: LinkSubject): Promise<string> {
  const end = expiresAt.getTime().toString(36)
  const mac = createHmac('sha256', await linkSecret())
    .update(`password-link:${id}:${userId}:${end}`)
    .digest('base64url')
  return `${id}-${end}-${mac}`
}

/** The id that a token names, true or not; null for what has not the form of a token. */
export function linkIdIn(token: string): number | null {
  const [, id] = TOKEN.exec(token) ?? []
  return id === undefined ? null : Number(id)
}

/** Whether this is the token that passwordLinkToken makes for the link, compared in constant time. */
export async function isTokenOf(token: string, link: LinkSubject): Promise<boolean> {
  const [given, expected] = [Buffer.from(token), Buffer.from(await passwordLinkToken(link))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Derived (RFC 5869) from NEXTAUTH_SECRET, which the database does not know; without that variable from one that is kept there. */
async function linkSecret(): Promise<Uint8Array> {
  const secret = env.NEXTAUTH_SECRET ?? (await keptSecret('password-links'))
  return new Uint8Array(hkdfSync('sha256', secret, '', 'link to choose a password', 32))
}
