/**
 * Milliseconds to wait by the header Retry-After, in seconds or as an HTTP date (RFC 9110 §10.2.3); undefined for anything else. A date
 * is held against the header Date where there is one, since the service's clock need not be ours.
 */
export function retryAfterMilliseconds(headers: Headers): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const until = parseHttpDate(text)
  if (until === undefined) return undefined
  const present = parseHttpDate(headers.get('date') ?? '') ?? performance.timeOrigin + performance.now()
  return Math.max(0, until - present)
}

function parseHttpDate(text: string): number | undefined {
  const at = /[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}
