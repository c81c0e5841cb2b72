import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { spendPasswordLinks } from '@/lib/password-links/password-link-store'
import { endEverySession } from './sign-in-store'

/** Ends every session of an account, on every instance and in every browser, the asking one too, and every link to choose a password. */
export async function endAllSessions(input: { userId: number; name: string; actor: Actor }): Promise<void> {
  const { userId, name, actor } = input
  await inTransaction(async (tx) => {
    await endEverySession(tx, userId)
    await spendPasswordLinks(tx, { userId, at: now() })
    await recordAuditEvent(tx, { actor, action: 'user.sessions_ended', target: { kind: 'user', id: userId, name } })
  })
}
