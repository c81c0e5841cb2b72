import { SESSION_SECONDS } from '@/lib/auth/session-rule'
import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import { logger } from '@/lib/logger'
import { readSettings } from '@/lib/settings/read-settings'
import { deleteBefore } from './retention-store'

const DAY_MS = 24 * 60 * 60 * 1000
const BATCH = 1_000
/** A webhook's signature is good for minutes; its id is kept far longer. */
const WEBHOOK_DAYS = 7
const PASSWORD_LINK_DAYS = 30
/** A session here has ended by then, whatever Microsoft Entra ID tells of the one there. */
const ENTRA_SESSION_DAYS = (SESSION_SECONDS * 1000) / DAY_MS

/**
 * Deletes what is not kept for ever: sign-in attempts after the days that Settings say, the ids of webhooks that were handled, password links
 * long after they ended, and which sessions at Microsoft Entra ID began those here that are over. Returns how many rows.
 */
export async function deleteOutdated(): Promise<number> {
  const { signInDays } = await readSettings()
  const kept = {
    signInAttempts: signInDays,
    webhookMessages: WEBHOOK_DAYS,
    passwordLinks: PASSWORD_LINK_DAYS,
    entraSessions: ENTRA_SESSION_DAYS,
  }
  let total = 0
  for (const [what, days] of Object.entries(kept) as [keyof typeof kept, number][]) total += await deleteAll(what, days)
  return total
}

async function deleteAll(what: keyof typeof deleteBefore, days: number): Promise<number> {
  const before = new Date(now().getTime() - days * DAY_MS)
  let total = 0
  for (let count = BATCH; count === BATCH; total += count) count = await deleteBefore[what](await reader(), { before, limit: BATCH })
  if (total > 0) logger.info({ event: 'retention', deleted: what, count: total })
  return total
}
