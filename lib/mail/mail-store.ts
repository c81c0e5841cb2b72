import type { Mail, MailKind, MailState } from '@/lib/db/generated/client'
import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

export type MailRow = Mail

/** The new mail's id, or null when there is one with its eventKey. */
export async function insertMail(
  tx: Tx,
  mail: {
    kind: MailKind
    data: object
    userId: number | null
    address: string | null
    state: MailState
    eventKey: string | null
    at: Date
  },
): Promise<number | null> {
  const { kind, userId, address, state, eventKey, at } = mail
  const [row] = await tx.$queryRaw<{ id: number }[]>(sql`
    INSERT INTO "Mail" ("kind", "state", "userId", "address", "data", "eventKey", "idempotencyKey", "nextAttemptAt", "createdAt", "stateAt")
    VALUES (${kind}::"MailKind", ${state}::"MailState", ${userId}, ${address}, ${JSON.stringify(mail.data)}::jsonb, ${eventKey},
      gen_random_uuid()::text, ${at}, ${at}, ${at})
    ON CONFLICT ("eventKey") DO NOTHING RETURNING "id"`)
  return row?.id ?? null
}
