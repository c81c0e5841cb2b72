export type PhaseFigures = { name: string; durations: number[]; retried: number; wrong: number; seconds: number; stopped?: string }

/** One line of the summary table. `stopped` is why a phase ended before its work was done. */
export type PhaseSummary = {
  phase: string
  requests: number
  ok: number
  wrong: number
  retried: number
  p50: number
  p95: number
  perSecond: number
  seconds: number
  stopped?: string
}

export function summarise(figures: PhaseFigures): PhaseSummary {
  const { name, durations, retried, wrong, seconds, stopped } = figures
  const sorted = durations.toSorted((a, b) => a - b)
  const requests = durations.length
  return {
    phase: name,
    requests,
    ok: requests - wrong,
    wrong,
    retried,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    perSecond: seconds > 0 ? requests / seconds : 0,
    seconds,
    ...(stopped === undefined ? {} : { stopped }),
  }
}

/** The nearest-rank percentile of ascending numbers; 0 when there are none. */
function percentile(sorted: number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
