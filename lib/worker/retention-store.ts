import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

type Batch = { before: Date; limit: number }

/**
 * Each deletes at most `limit` rows from before a moment and returns how many: a statement that takes long would be cancelled. Rows that another
 * instance is deleting are passed over. The newest message of the webhook stays: Settings tell when it came.
 */
export const deleteBefore = {
  signInAttempts: (tx: Tx, { before, limit }: Batch): Promise<number> =>
    tx.$executeRaw(sql`
      DELETE FROM "SignInAttempt" WHERE "id" IN (
        SELECT "id" FROM "SignInAttempt" WHERE "at" < ${before} ORDER BY "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED)`),
  webhookMessages: (tx: Tx, { before, limit }: Batch): Promise<number> =>
    tx.$executeRaw(sql`
      DELETE FROM "WebhookMessage" WHERE "id" IN (
        SELECT "id" FROM "WebhookMessage" WHERE "receivedAt" < ${before} AND "receivedAt" < (SELECT max("receivedAt") FROM "WebhookMessage")
        ORDER BY "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED)`),
  passwordLinks: (tx: Tx, { before, limit }: Batch): Promise<number> =>
    tx.$executeRaw(sql`
      DELETE FROM "PasswordLink" WHERE "id" IN (
        SELECT "id" FROM "PasswordLink" WHERE "expiresAt" < ${before} ORDER BY "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED)`),
  entraSessions: (tx: Tx, { before, limit }: Batch): Promise<number> =>
    tx.$executeRaw(sql`
      DELETE FROM "EntraSession" WHERE "sid" IN (
        SELECT "sid" FROM "EntraSession" WHERE "at" < ${before} ORDER BY "sid" LIMIT ${limit} FOR UPDATE SKIP LOCKED)`),
}
