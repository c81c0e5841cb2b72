import { historyWords } from '@/components/roles/history-words'
import { Timeline } from '@/components/ui/timeline'
import type { AuditEventRow } from '@/lib/audit/find-audit-events'

/** What was done with a role, newest first, from the audit log. */
export function RoleHistory({ events }: { events: AuditEventRow[] }) {
  return <Timeline items={events.map(toItem)} whenEmpty="Nothing happened yet." />
}

function toItem(event: AuditEventRow) {
  const { actorKind, actorName, address } = event
  const key = actorKind === 'key' ? `with key ${actorName}` : ''
  const who = [key, address && `from ${address}`].filter(Boolean).join(', ')
  return { id: String(event.id), ...historyWords(event), who, at: event.at }
}
