import { Hint } from '@/components/ui/hint'
import { exactTime, relativeTime } from '@/components/ui/relative-time'
import { now } from '@/lib/clock'

/** "in 23 days": when a key ends or has ended, for sentences; the exact moment, which is the end of a day in UTC, on hover and focus. */
export function ExpiryTime({ at }: { at: Date }) {
  return (
    <Hint className="whitespace-nowrap" content={exactTime(at, 'utc')}>
      <time dateTime={at.toISOString()}>{relativeTime(at, now())}</time>
    </Hint>
  )
}
