import { keyPath } from '@/components/keys/key-paths'
import { BusyArea } from '@/components/ui/busy-area'
import { buttonClasses } from '@/components/ui/button-classes'
import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import { hrefWith } from '@/components/ui/url-state'
import { ViewLink } from '@/components/ui/view-link'
import type { AuditEventRow } from '@/lib/audit/find-audit-events'
import type { KeyHistory as KeyHistoryData } from '@/lib/keys/find-key-history'

type KeyHistoryProps = {
  keyId: number
  history: KeyHistoryData
  /** Whether the newest events are left out. */
  isOlder: boolean
}

/** What was done with a key, newest first, from the audit log. */
export function KeyHistory({ keyId, history: { events, older }, isOlder }: KeyHistoryProps) {
  return (
    <BusyArea>
      <Timeline items={events.map(toItem)} whenEmpty="Nothing happened yet." />
      {(older || isOlder) && (
        <nav aria-label="History pages" className="mt-4 flex gap-2 border-t pt-4">
          {isOlder && <PageLink href={keyPath(keyId)} label="Show newest" />}
          {older && <PageLink href={hrefWith({ path: keyPath(keyId), state: { older } })} label="Show older" />}
        </nav>
      )}
    </BusyArea>
  )
}

function PageLink({ href, label }: { href: string; label: string }) {
  return (
    <ViewLink href={href} className={buttonClasses({ size: 'small' })}>
      {label}
    </ViewLink>
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
