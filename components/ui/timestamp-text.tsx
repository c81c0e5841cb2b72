'use client'

import { Hint } from '@/components/ui/hint'
import { exactTime, listTime, longDate, momentTime, relativeTime, shortDate } from '@/components/ui/relative-time'
import { useMinute } from '@/components/ui/use-minute'

export type TimestampFormat = 'list' | 'date' | 'until' | 'exact' | 'day' | 'moment'

/** These may wrap where there is little room. */
const LONG: TimestampFormat[] = ['exact', 'moment']

/** The text of a Timestamp, in UTC as the server renders it and in the browser's zone once hydrated. */
export function TimestampText({ iso, renderedAt, format }: { iso: string; renderedAt: number; format: TimestampFormat }) {
  const present = useMinute(renderedAt)
  const at = new Date(iso)
  const now = new Date(present.at)
  const zone = present.hydrated ? 'local' : 'utc'
  return (
    <Hint
      className={LONG.includes(format) ? undefined : 'whitespace-nowrap'}
      content={
        <>
          {present.hydrated && <span className="block">{exactTime(at, 'local')} local time</span>}
          <span className="block opacity-80">{exactTime(at, 'utc')}</span>
        </>
      }
    >
      <time dateTime={iso} suppressHydrationWarning className="tabular-nums">
        {format === 'list' && listTime({ at, now, zone })}
        {format === 'day' && longDate(at, zone)}
        {format === 'moment' && momentTime(at, zone)}
        {format === 'exact' && exactTime(at, zone)}
        {format === 'date' && shortDate(at, zone)}
        {format === 'until' && (
          <>
            {shortDate(at, 'utc')} <span className="text-muted">{relativeTime(at, now)}</span>
          </>
        )}
      </time>
    </Hint>
  )
}
