import { now } from '@/lib/clock'
import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

/** Cancels what has not left yet of the mail that lets an account in, and uses up its password links. */
export async function withdrawMail(tx: Tx, userId: number): Promise<void> {
  const at = now()
  await tx.mail.updateMany({
    where: { userId, kind: { in: ['invitation', 'password_link'] }, state: { in: ['held', 'queued', 'no_address'] } },
    data: { state: 'cancelled', stateAt: at, lastError: null },
  })
  await tx.passwordLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: at } })
}

/** Sends an invitation that nobody has tried to send yet to another address, or to none. One that had none starts on its way. */
export async function readdressInvitations(
  tx: Tx,
  { userId, address, policy }: { userId: number; address: string | null; policy: 'send' | 'hold' },
): Promise<void> {
  const at = now()
  const found = policy === 'hold' ? 'held' : 'queued'
  await tx.$executeRaw(sql`
    UPDATE "Mail" SET "address" = ${address}, "stateAt" = ${at}, "nextAttemptAt" = ${at}, "state" = CASE
      WHEN ${address}::text IS NULL THEN 'no_address'::"MailState" WHEN "state" = 'no_address' THEN ${found}::"MailState" ELSE "state" END
    WHERE "userId" = ${userId} AND "kind" = 'invitation' AND "attempts" = 0 AND "state" IN ('held', 'queued', 'no_address')`)
}
