export type StatusTone = 'ok' | 'warn' | 'off' | 'bad'

const colours: Record<StatusTone, string> = { ok: 'text-ok', warn: 'text-warn', off: 'text-muted', bad: 'text-bad' }

/** The shape that stands for a tone, so that colour never speaks alone: dot, triangle, bar, cross. */
export function StatusShape({ tone }: { tone: StatusTone }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className={`size-2.5 shrink-0 ${colours[tone]}`}>
      {tone === 'ok' && <circle cx="6" cy="6" r="4.5" fill="currentColor" />}
      {tone === 'warn' && <path d="M6 1.2 11.4 11H.6Z" fill="currentColor" />}
      {tone === 'off' && <rect x="0.5" y="4.5" width="11" height="3" rx="1" fill="currentColor" />}
      {tone === 'bad' && <path d="m2 2 8 8m0-8-8 8" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />}
    </svg>
  )
}
