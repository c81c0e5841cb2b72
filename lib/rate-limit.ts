import { now } from '@/lib/clock'
import { processState } from '@/lib/process-state'

/** Tokens come back at `perSecond` up to `burst`. */
export type Rate = { name: string; perSecond: number; burst: number }

type Bucket = { tokens: number; at: number }

const MOST_BUCKETS = 10_000

/**
 * Takes one token from the bucket of `key`. Returns 0 when there was one, else the whole seconds to wait, for `Retry-After`.
 * Buckets live in this process: behind a load balancer each instance grants the rate.
 */
export function takeToken(rate: Rate, key: string): number {
  const bucket = refill(rate, key)
  if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / rate.perSecond))
  bucket.tokens -= 1
  return 0
}

/**
 * Takes one token from the bucket of `key` even when there is none yet, and returns the milliseconds until it is there. For work that
 * waits its turn instead of being refused; until the debt is paid, `takeToken` refuses.
 */
export function borrowToken(rate: Rate, key: string): number {
  const bucket = refill(rate, key)
  bucket.tokens -= 1
  return Math.max(0, (-bucket.tokens / rate.perSecond) * 1000)
}

function refill(rate: Rate, key: string): Bucket {
  const buckets = processState(`rate:${rate.name}`, () => new Map<string, Bucket>())
  const at = now().getTime()
  const bucket = buckets.get(key) ?? { tokens: rate.burst, at }
  bucket.tokens = Math.min(rate.burst, bucket.tokens + ((at - bucket.at) / 1000) * rate.perSecond)
  bucket.at = at
  // Re-inserting keeps the map in order of use, so that the oldest is the first to go.
  buckets.delete(key)
  buckets.set(key, bucket)
  if (buckets.size > MOST_BUCKETS) buckets.delete(buckets.keys().next().value ?? key)
  return bucket
}
