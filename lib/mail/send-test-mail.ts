import { inTransaction } from '@/lib/db/transaction'
import { takeToken } from '@/lib/rate-limit'
import { deliverMailNow } from './deliver-mail'
import type { MailState } from './mail-state'
import { queueMail } from './queue-mail'

/** What became of a test e-mail; or how many seconds to wait before the next one. */
export type TestMailOutcome = { state: MailState; error: string | null } | { retryAfter: number }

/** One every 20 seconds for each account, in each instance: it costs money, and reputation. */
const RATE = { name: 'test-mail', perSecond: 1 / 20, burst: 1 }

/** Queues a test e-mail to `address`, tries to deliver it at once and says what became of it. It stays in the outbox like any other. */
export async function sendTestMail(input: { userId: number; address: string; by: string }): Promise<TestMailOutcome> {
  const { userId, address, by } = input
  const retryAfter = takeToken(RATE, String(userId))
  if (retryAfter > 0) return { retryAfter }
  const id = await inTransaction((tx) => queueMail(tx, { kind: 'test', userId, address, data: { by } }))
  if (id === null) throw new Error('The test e-mail was not queued.')
  return deliverMailNow(id)
}
