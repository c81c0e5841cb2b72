import { ArrowRight } from 'lucide-react'

import { SETTING_LABELS, settingValueWords } from '@/components/settings/setting-words'
import { Timeline } from '@/components/ui/timeline'
import type { AuditEventRow } from '@/lib/audit/find-audit-events'
import { SETTING_NAMES } from '@/lib/settings/settings'

/** The last changes of the settings, newest first: who, when, and what each was and became. */
export function SettingHistory({ events }: { events: AuditEventRow[] }) {
  return <Timeline items={events.map(toItem)} whenEmpty="Nobody has changed a setting yet." />
}

function toItem(event: AuditEventRow) {
  const { id, actorName, address, at } = event
  return {
    id: String(id),
    tone: 'ok' as const,
    sentence: `Changed by ${actorName}`,
    who: address && `from ${address}`,
    at,
    detail: <Changes before={event.before} after={event.after} />,
  }
}

function Changes({ before, after }: Pick<AuditEventRow, 'before' | 'after'>) {
  const changed = SETTING_NAMES.filter((name) => has(after, name))
  return (
    <dl className="space-y-1.5 rounded-md border bg-sunken p-2.5 text-xs">
      {changed.map((name) => (
        <div key={name} className="grid gap-x-3 md:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)]">
          <dt className="text-muted">{SETTING_LABELS[name]}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            {settingValueWords(at(before, name))}
            <ArrowRight aria-label="became" role="img" className="mx-1.5 inline size-3 text-muted" />
            {settingValueWords(at(after, name))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function has(values: AuditEventRow['after'], name: string): boolean {
  return values !== null && typeof values === 'object' && name in values
}

function at(values: AuditEventRow['after'], name: string): unknown {
  return values && typeof values === 'object' ? Object.entries(values).find(([key]) => key === name)?.[1] : undefined
}
