import type { Mail } from '@/lib/db/generated/client'
import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { MailState } from './mail-state'

/** Keeps that the message of this id is handled. False when it was before. Two at a time wait for each other. */
export async function insertWebhookMessage(tx: Tx, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const count = await tx.$executeRaw(
    sql`INSERT INTO "WebhookMessage" ("id", "receivedAt") VALUES (${id}, ${at}) ON CONFLICT ("id") DO NOTHING`,
  )
  return count === 1
}

type Told = { idempotencyKey: string | null; providerId: string }

/** The mail that a webhook is about, locked until the transaction ends: by its key, which came back as a tag, or else by Resend's id of it. */
export async function lockToldMail(tx: Tx, { idempotencyKey, providerId }: Told): Promise<Pick<Mail, 'id' | 'state'> | null> {
  const [mail] = await tx.$queryRaw<Pick<Mail, 'id' | 'state'>[]>(sql`
    SELECT "id", "state" FROM "Mail" WHERE "idempotencyKey" = ${idempotencyKey} OR "providerId" = ${providerId}
    ORDER BY "idempotencyKey" = ${idempotencyKey} DESC NULLS LAST LIMIT 1 FOR UPDATE`)
  return mail ?? null
}

/** Keeps what Resend told of a mail. */
export async function writeToldState(
  tx: Tx,
  told: { id: number; state: MailState; providerId: string; error: string | null; at: Date },
): Promise<void> {
  const { id, state, providerId, error, at } = told
  await tx.mail.update({ where: { id }, data: { state, providerId, stateAt: at, lastError: error }, select: { id: true } })
}
