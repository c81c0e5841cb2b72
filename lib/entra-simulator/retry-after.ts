import { now } from '@/lib/clock'

/** Milliseconds to wait by a Retry-After header, given in seconds or as an HTTP date (RFC 9110 §10.2.3); undefined for anything else. */
export function retryAfterMilliseconds(header: string | null): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const at = /[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - now().getTime())
}
