import { TimestampText, type TimestampFormat } from '@/components/ui/timestamp-text'
import { now } from '@/lib/clock'

type TimestampProps = { at: Date | string | null | undefined; never?: string; format?: TimestampFormat }

/**
 * A moment: relative in lists, a date with its year beyond 7 days; exact local time and UTC on hover and focus.
 * `format`: `list` (default), `date` ("24 Nov 2026"), `until` ("24 Nov 2026 in 23 days"), `exact`, and for
 * sentences `day` ("24 November 2026") and `moment` ("24 November 2026, 10:02"). Without a moment it says `never`.
 */
export function Timestamp({ at, never = 'Never', format = 'list' }: TimestampProps) {
  if (!at) return <span className="whitespace-nowrap text-muted">{never}</span>
  const iso = typeof at === 'string' ? at : at.toISOString()
  return <TimestampText iso={iso} renderedAt={now().getTime()} format={format} />
}
