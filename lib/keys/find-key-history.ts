import { type AuditEventRow, findAuditEvents } from '@/lib/audit/find-audit-events'

export const KEY_EVENTS_PER_LOAD = 50

const CURSOR = /^\d{1,18}$/

/** What was done with a key, newest first. `older` is where the next load goes on, or null at the end. */
export type KeyHistory = { events: AuditEventRow[]; older: string | null }

/** The audit events of a key, `limit` at a time. A cursor that cannot be read starts at the newest. */
export async function findKeyHistory(input: { keyId: number; older?: string; limit?: number }): Promise<KeyHistory> {
  const { keyId, older, limit = KEY_EVENTS_PER_LOAD } = input
  const olderThan = older && CURSOR.test(older) ? BigInt(older) : undefined
  const found = await findAuditEvents({ target: { kind: 'key', id: keyId }, olderThan, limit: limit + 1 })
  const events = found.slice(0, limit)
  return { events, older: found.length > limit ? String(events.at(-1)?.id) : null }
}
