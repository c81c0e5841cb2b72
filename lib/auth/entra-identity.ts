import { z } from 'zod'

import { fold } from '@/lib/scim/fold-resource'

/** Any claim is far shorter; what is longer is no name. */
const MAX_LENGTH = 320

const text = z.string().trim().min(1).max(MAX_LENGTH)
const claimsSchema = z.object({
  oid: text.toLowerCase(),
  tid: text.toLowerCase(),
  preferred_username: text.optional(),
  sid: text.optional(),
})

/**
 * A person as Microsoft Entra ID tells them apart: `oid` within the tenant `tid`. `userName` and its folded `userNameKey` are what they
 * signed in with. E-mail claims are left out: whoever administers a mailbox can make them say anything.
 */
export type EntraIdentity = { oid: string; tid: string; userName: string | null; userNameKey: string | null; sid: string | null }

/**
 * The identity in a verified ID token (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference), or null when it
 * is not one of Microsoft Entra ID.
 */
export function readEntraIdentity(claims: unknown): EntraIdentity | null {
  const parsed = claimsSchema.safeParse(claims)
  if (!parsed.success) return null
  const { oid, tid, preferred_username: userName = null, sid = null } = parsed.data
  return { oid, tid, userName, userNameKey: userName && fold(userName), sid }
}

/** The part of a user name behind its @, or null. */
export function domainOf(userName: string | null): string | null {
  return /@([\w.-]+)$/.exec(userName ?? '')?.[1]?.toLowerCase() ?? null
}
