import type { StatusTone } from '@/components/ui/status-shape'
import { PERMISSION_LABELS } from '@/components/users/user-words'
import { counted } from '@/components/roles/role-words'
import type { AuditEventRow } from '@/lib/audit/find-audit-events'
import { actorName } from '@/lib/directory/status-sentence'

type Words = { tone: StatusTone; sentence: string }

/** What an event of a role says, and the shape beside it. */
export function historyWords(event: Pick<AuditEventRow, 'action' | 'actorKind' | 'actorName' | 'before' | 'after'>): Words {
  const by = `by ${actorName({ kind: event.actorKind, name: event.actorName })}`
  switch (event.action) {
    case 'group.created':
      return { tone: 'ok', sentence: `${event.actorKind === 'key' ? 'Provisioned' : 'Created'} ${by}` }
    case 'group.updated':
      return { tone: 'ok', sentence: `${renamed(event) ?? 'Changed'} ${by}` }
    case 'group.members_changed':
      return { tone: 'ok', sentence: `${membersChanged(event) ?? 'Members changed'} ${by}` }
    case 'group.permission_changed':
      return { tone: 'ok', sentence: `Permission changed from ${permission(event.before)} to ${permission(event.after)} ${by}` }
    case 'group.deleted':
      return { tone: 'off', sentence: `Deleted ${by}` }
    default:
      return { tone: 'off', sentence: `${event.action} ${by}` }
  }
}

type Values = Pick<AuditEventRow, 'before' | 'after'>

function renamed({ before, after }: Values): string | null {
  const [from, to] = [at(before, 'displayName'), at(after, 'displayName')]
  return typeof from === 'string' && typeof to === 'string' ? `Renamed from ${from} to ${to}` : null
}

function membersChanged({ after }: Values): string | null {
  const [added, removed] = [at(after, 'added'), at(after, 'removed')]
  const parts = [
    typeof added === 'number' && added > 0 && `${counted(added, 'member')} added`,
    typeof removed === 'number' && removed > 0 && `${counted(removed, 'member')} removed`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : null
}

function permission(values: Values['before']): string {
  const value = at(values, 'permission')
  return value === 'admin' || value === 'support' ? PERMISSION_LABELS[value] : PERMISSION_LABELS.none
}

function at(values: Values['before'], name: string): unknown {
  return values && typeof values === 'object' ? Object.entries(values).find(([key]) => key === name)?.[1] : undefined
}
