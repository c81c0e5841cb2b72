import { keyPath } from '@/components/keys/key-paths'
import { BusyArea } from '@/components/ui/busy-area'
import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import { TimelineFrame, TimelinePages } from '@/components/ui/timeline-frame'
import { hrefWith } from '@/components/ui/url-state'
import type { AuditEventRow } from '@/lib/audit/find-audit-events'
import type { EventPage } from '@/lib/audit/find-event-page'

/** `from` is where the shown part goes on from; without it, it is the newest. */
type KeyHistoryProps = { keyId: number; from?: string; history: EventPage }

/** What was done with a key, newest first, from the audit log. */
export function KeyHistory({ keyId, from, history: { events, older } }: KeyHistoryProps) {
  return (
    <TimelineFrame label="Events" part={from ?? ''}>
      <BusyArea>
        <Timeline items={events.map(toItem)} whenEmpty="Nothing happened yet." />
        <TimelinePages
          label="History pages"
          newestHref={from && keyPath(keyId)}
          olderHref={older ? hrefWith({ path: keyPath(keyId), state: { older } }) : undefined}
        />
      </BusyArea>
    </TimelineFrame>
  )
}

function toItem(event: AuditEventRow): TimelineItem {
  const { tone, sentence } = describe(event)
  const who = event.address ? `${event.actorName} from ${event.address}` : event.actorName
  return { id: String(event.id), tone, sentence, who, at: event.at }
}

function describe({ action, before, after }: AuditEventRow): Pick<TimelineItem, 'tone' | 'sentence'> {
  switch (action) {
    case 'key.created': {
      const origin = textAt(after, 'rotatedFrom', 'name')
      return { tone: 'ok', sentence: origin ? `Key created as successor of ${origin}` : 'Key created' }
    }
    case 'key.rotated':
      return { tone: 'ok', sentence: `Key rotated: ${textAt(after, 'successor')} is its successor` }
    case 'key.taken_over':
      return { tone: 'ok', sentence: `Key taken over from ${textAt(before, 'owner', 'name')}` }
    case 'key.revoked':
      return { tone: 'off', sentence: 'Key revoked' }
    default:
      return { tone: 'off', sentence: action }
  }
}

/** The text at a path of an event's values, or nothing where there is none. */
function textAt(values: AuditEventRow['before'], ...path: string[]): string {
  let value: unknown = values
  for (const step of path)
    value = value && typeof value === 'object' ? Object.entries(value).find(([name]) => name === step)?.[1] : undefined
  return typeof value === 'string' ? value : ''
}
