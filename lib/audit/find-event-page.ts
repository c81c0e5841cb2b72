import { type AuditEventRow, findAuditEvents } from './find-audit-events'
import type { AuditTargetKind } from './record-audit-event'

const EVENTS_PER_PAGE = 50

/** As many digits as surely fit into the column. */
const CURSOR = /^\d{1,18}$/

/** Newest first. `older` is where the next page goes on, or null at the end. */
export type EventPage = { events: AuditEventRow[]; older: string | null }

/** The audit events about one target, `limit` at a time. A cursor that cannot be read starts at the newest. */
export async function findEventPage(input: {
  target: { kind: AuditTargetKind; id: number }
  older?: string
  limit?: number
}): Promise<EventPage> {
  const { target, older, limit = EVENTS_PER_PAGE } = input
  const olderThan = older && CURSOR.test(older) ? BigInt(older) : undefined
  const found = await findAuditEvents({ target, olderThan, limit: limit + 1 })
  const events = found.slice(0, limit)
  return { events, older: found.length > limit ? String(events.at(-1)?.id) : null }
}
