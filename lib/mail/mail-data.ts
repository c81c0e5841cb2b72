import { z } from 'zod'

/** A key as a mail tells of it. */
const aboutKey = { keyId: z.number().int(), keyName: z.string(), lastFour: z.string() }

/**
 * What the outbox keeps for each kind of mail, beside what is read when it is written out: settings, and the account it is for. Times are
 * ISO 8601. Never a secret.
 */
export const mailDataSchemas = {
  /** `invitedBy` is a person, or null when the identity provider provisioned the account. */
  invitation: z.object({ invitedBy: z.string().nullable() }),
  /** The link is the account's, `userId`, until `expiresAt`: its token is made of them. */
  password_link: z.object({
    linkId: z.number().int(),
    userId: z.number().int(),
    expiresAt: z.iso.datetime(),
    invitedBy: z.string().nullable(),
    reason: z.enum(['invited', 'reset']),
  }),
  key_created: z.object({ ...aboutKey, by: z.string(), expiresAt: z.iso.datetime(), rotatedFrom: z.string().nullable() }),
  key_revoked: z.object({ ...aboutKey, by: z.string() }),
  key_taken_over: z.object({ ...aboutKey, by: z.string(), from: z.string() }),
  /** `owner` was disabled or removed by `by`; `client` used the key last. */
  key_stopped: z.object({ ...aboutKey, owner: z.string(), by: z.string(), client: z.string().nullable() }),
  key_expires: z.object({ ...aboutKey, expiresAt: z.iso.datetime(), lastUsedAt: z.iso.datetime(), client: z.string().nullable() }),
  test: z.object({ by: z.string() }),
} as const

export type MailData = { [Kind in keyof typeof mailDataSchemas]: z.output<(typeof mailDataSchemas)[Kind]> }
