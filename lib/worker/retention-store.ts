import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

type Batch = { before: Date; limit: number }

/** Each deletes at most `limit` rows from before a moment and returns how many: a statement that takes long would be cancelled. */
export const deleteBefore = {
  signInAttempts: (tx: Tx, { before, limit }: Batch): Promise<number> =>
    tx.$executeRaw(sql`DELETE FROM "SignInAttempt" WHERE "id" IN (SELECT "id" FROM "SignInAttempt" WHERE "at" < ${before} LIMIT ${limit})`),
  webhookMessages: (tx: Tx, { before, limit }: Batch): Promise<number> =>
    tx.$executeRaw(
      sql`DELETE FROM "WebhookMessage" WHERE "id" IN (SELECT "id" FROM "WebhookMessage" WHERE "receivedAt" < ${before} LIMIT ${limit})`,
    ),
  passwordLinks: (tx: Tx, { before, limit }: Batch): Promise<number> =>
    tx.$executeRaw(
      sql`DELETE FROM "PasswordLink" WHERE "id" IN (SELECT "id" FROM "PasswordLink" WHERE "expiresAt" < ${before} LIMIT ${limit})`,
    ),
}
