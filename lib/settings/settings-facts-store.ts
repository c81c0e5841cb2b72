import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

/** When a message of Resend's webhook was handled last, or null. */
export async function lastWebhookMessageAt(tx: Tx): Promise<Date | null> {
  return (await tx.webhookMessage.aggregate({ _max: { receivedAt: true } }))._max.receivedAt
}

/** Whether Microsoft Entra ID provisioned somebody who may sign in and never has. */
export async function existsInvitedFromEntra(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM "User" WHERE "origin" = 'entra' AND "removedAt" IS NULL AND "active" AND "firstSignInAt" IS NULL LIMIT 1`)
  return rows.length > 0
}

/** The migrations that were applied, first to last. */
export async function appliedMigrations(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>(sql`
    SELECT "migration_name" AS "name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL ORDER BY 1`)
  return rows.map(({ name }) => name)
}
