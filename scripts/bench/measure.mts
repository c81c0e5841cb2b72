import { progress } from './progress.mts'

/** One thing to measure: `run` returns the milliseconds of one request, and leaves everything as it found it. */
export type Variant = { name: string; run: (round: number) => Promise<number> }

/** Variants that are compared with the first of them. */
export type Family = { name: string; variants: Variant[] }

/** Milliseconds of a variant, and its median as a multiple of the family's first. */
export type Result = { family: string; variant: string; median: number; p95: number; ratio: number }

const WARM_UP = 3

/**
 * Runs every variant once a round, in an order that changes from round to round: what slows the machine down for a while slows all of them.
 */
export async function measure(families: Family[], rounds: number): Promise<Result[]> {
  const all = families.flatMap(({ variants }) => variants)
  const times = new Map(all.map((variant) => [variant, [] as number[]]))
  for (let round = -WARM_UP; round < rounds; round++) {
    const start = (round + WARM_UP) % all.length
    for (const variant of [...all.slice(start), ...all.slice(0, start)]) {
      const milliseconds = await variant.run(round + WARM_UP)
      if (round >= 0) times.get(variant)?.push(milliseconds)
    }
    if (round >= 0) progress('Rounds', round + 1, rounds)
  }
  return families.flatMap(({ name, variants }) =>
    summarise(
      name,
      variants.map((variant) => [variant.name, times.get(variant) ?? []]),
    ),
  )
}

/** Medians, 95th percentiles and ratios of the times of a family. */
export function summarise(family: string, times: [variant: string, milliseconds: number[]][]): Result[] {
  const first = quantile(times[0]?.[1] ?? [], 0.5)
  return times.map(([variant, milliseconds]) => {
    const median = quantile(milliseconds, 0.5)
    return { family, variant, median, p95: quantile(milliseconds, 0.95), ratio: median / first }
  })
}

function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
