import { historyWords } from '@/components/roles/history-words'
import { roleHref } from '@/components/roles/role-paths'
import { BusyArea } from '@/components/ui/busy-area'
import { Card } from '@/components/ui/card'
import { Timeline } from '@/components/ui/timeline'
import { TimelineFrame, TimelinePages } from '@/components/ui/timeline-frame'
import type { AuditEventRow } from '@/lib/audit/find-audit-events'
import type { EventPage } from '@/lib/audit/find-event-page'

/** `from` is where the shown part goes on from; without it, it is the newest. */
type RoleHistoryProps = { roleId: number; from?: string; history: EventPage }

/** What was done with a role, newest first, from the audit log. */
export function RoleHistory({ roleId, from, history: { events, older } }: RoleHistoryProps) {
  return (
    <TimelineFrame label="History" part={from ?? ''}>
      <BusyArea>
        <Card>
          <Timeline items={events.map(toItem)} whenEmpty="Nothing happened yet." />
          <TimelinePages
            label="History pages"
            newestHref={from && roleHref(roleId, { tab: 'history' })}
            olderHref={older ? roleHref(roleId, { tab: 'history', older }) : undefined}
          />
        </Card>
      </BusyArea>
    </TimelineFrame>
  )
}

function toItem(event: AuditEventRow) {
  const { actorKind, actorName, address } = event
  const key = actorKind === 'key' ? `with key ${actorName}` : ''
  const who = [key, address && `from ${address}`].filter(Boolean).join(', ')
  return { id: String(event.id), ...historyWords(event), who, at: event.at }
}
