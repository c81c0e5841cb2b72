import { raw, type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

type Batch = { before: Date; limit: number }
type DeleteBatch = (tx: Tx, batch: Batch) => Promise<number>

/**
 * Each deletes at most `limit` rows from before a moment and returns how many: a statement that takes long would be cancelled. Rows that another
 * instance is deleting are passed over. The newest message of the webhook stays: Settings tell when it came.
 */
export const deleteBefore = {
  signInAttempts: deletion('"SignInAttempt"', '"id"', (before) => sql`"at" < ${before}`),
  webhookMessages: deletion(
    '"WebhookMessage"',
    '"id"',
    (before) => sql`"receivedAt" < ${before} AND "receivedAt" < (SELECT max("receivedAt") FROM "WebhookMessage")`,
  ),
  passwordLinks: deletion('"PasswordLink"', '"id"', (before) => sql`"expiresAt" < ${before}`),
  entraSessions: deletion('"EntraSession"', '"sid"', (before) => sql`"at" < ${before}`),
}

function deletion(tableName: string, keyName: string, isOld: (before: Date) => Sql): DeleteBatch {
  const [table, key] = [raw(tableName), raw(keyName)]
  return (tx, { before, limit }) =>
    tx.$executeRaw(sql`
      DELETE FROM ${table} WHERE ${key} IN (
        SELECT ${key} FROM ${table} WHERE ${isOld(before)} ORDER BY ${key} LIMIT ${limit} FOR UPDATE SKIP LOCKED)`)
}
