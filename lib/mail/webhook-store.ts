import type { Mail } from '@/lib/db/generated/client'
import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { MailState } from './mail-state'

/** A message of the webhook: one that is delivered again is signed anew, at a later moment. */
export type SignedMessage = { id: string; signedAt: Date }

/**
 * Keeps that the message of this id is handled. `again`: it was before, and is now delivered once more; `replay`: so it was signed then, or
 * earlier. Two at a time wait for each other.
 */
export async function keepWebhookMessage(tx: Tx, message: SignedMessage & { at: Date }): Promise<'new' | 'again' | 'replay'> {
  const { id, signedAt, at } = message
  // A row that was there has been locked to change it, and tells so: its xmax is not 0.
  const [kept] = await tx.$queryRaw<{ isNew: boolean }[]>(sql`
    INSERT INTO "WebhookMessage" ("id", "receivedAt", "signedAt") VALUES (${id}, ${at}, ${signedAt})
    ON CONFLICT ("id") DO UPDATE SET "receivedAt" = EXCLUDED."receivedAt", "signedAt" = EXCLUDED."signedAt"
    WHERE "WebhookMessage"."signedAt" < EXCLUDED."signedAt" RETURNING (xmax = 0) AS "isNew"`)
  if (!kept) return 'replay'
  return kept.isNew ? 'new' : 'again'
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
