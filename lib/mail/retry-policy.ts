const SECOND_MS = 1000
const HOUR_MS = 60 * 60 * SECOND_MS
const FIRST_WAIT_MS = 5 * SECOND_MS
/** What an admin has to mend takes minutes at least. */
const FIRST_SLOW_WAIT_MS = 5 * 60 * SECOND_MS
const QUOTA_PAUSE_MS = HOUR_MS / 4
const MAX_WAIT_MS = HOUR_MS
/** A quota comes back in a day, or a month: looking more often than Resend says is of no use. */
const MAX_QUOTA_PAUSE_MS = 24 * HOUR_MS
/** Resend forgets an Idempotency-Key after 24 hours: the last attempt has to end before that. */
const PERSISTENCE_MS = 24 * HOUR_MS - 60 * SECOND_MS

const KEY_REFUSALS = ['missing_api_key', 'invalid_api_key', 'restricted_api_key']
const QUOTA_REFUSALS = ['daily_quota_exceeded', 'monthly_quota_exceeded']

/**
 * What came of an attempt to send. `slow`: it was certainly not taken, and somebody has something to mend. `pause`: nor was it, and the sender as
 * a whole has to wait, for `pauseMs`; `isQuota`: for longer than a mail may have to.
 */
export type SendOutcome =
  | { outcome: 'sent'; providerId: string | null }
  | { outcome: 'retry'; slow: boolean; error: string }
  | { outcome: 'pause'; pauseMs: number; isQuota: boolean; error: string }
  | { outcome: 'failed'; error: string }

/** An error as Resend answers it; `statusCode` is null when there was no answer, or none that can be read. */
export type Refusal = { statusCode: number | null; name: string; message: string }

/**
 * What an error of `POST /emails` means for the mail (https://resend.com/docs/api-reference/errors). `retryAfter` is the answer's header,
 * in seconds or a date (RFC 9110 §10.2.3).
 */
export function judgeRefusal({ refusal, retryAfter, at }: { refusal: Refusal; retryAfter: string | null; at: Date }): SendOutcome {
  const { statusCode: status, name, message } = refusal
  // The key is known with another content, from before a setting or a name changed: that mail was accepted.
  if (name === 'invalid_idempotent_request') return { outcome: 'sent', providerId: null }
  if (status === null) return retry('Resend could not be reached, or did not answer in time.')
  if (status === 429) return pause({ refusal, retryAfter, at })
  const said = `${status}: ${message}`
  if (status === 401 || (status === 403 && KEY_REFUSALS.includes(name)) || (status === 400 && /api key is invalid/i.test(message)))
    return retrySlowly(`Resend refused the API key (${said}). Set a key that may send as RESEND_API_KEY and restart.`)
  if (status === 403) return retrySlowly(`Resend refused the sender (${said}). Verify its domain in Resend, or set another in Settings.`)
  if (name === 'invalid_from_address' || /invalid `?from`? field/i.test(message))
    return retrySlowly(`Resend cannot read the sender (${said}). Correct it in Settings, or in MAIL_FROM and restart.`)
  if (status === 404 || status === 405)
    return retrySlowly(`Nothing takes mail where Resend was expected (${said}). Correct or remove RESEND_BASE_URL and restart.`)
  if (status >= 500 || status === 408 || status === 409) return retry(`Resend did not take it (${said}).`)
  return { outcome: 'failed', error: `Resend refused it for good (${said}). Correct what it names, then send it again.` }
}

/**
 * Milliseconds until the next attempt after the `attempts`-th: 5 seconds, or 5 minutes when `slow`, doubling to an hour, each a quarter more
 * or less so that many mails do not come back at once. `random` is from 0 to 1.
 */
export function backoffMs({ attempts, slow, random }: { attempts: number; slow: boolean; random: number }): number {
  const doubled = (slow ? FIRST_SLOW_WAIT_MS : FIRST_WAIT_MS) * 2 ** Math.max(0, attempts - 1)
  return Math.min(MAX_WAIT_MS, doubled) * (0.75 + random / 2)
}

/**
 * From when on a mail is given up. `since` is its first attempt that Resend may have taken, after a day of which Resend could send it a second
 * time; or, as long as there was none, when it was queued.
 */
export function givesUpAt(since: Date): Date {
  return new Date(since.getTime() + PERSISTENCE_MS)
}

function retry(error: string): SendOutcome {
  return { outcome: 'retry', slow: false, error }
}

function retrySlowly(error: string): SendOutcome {
  return { outcome: 'retry', slow: true, error }
}

/** Too many requests are nothing that the mail did. A quota that is used up can take a month to fill again. */
function pause({ refusal, retryAfter, at }: { refusal: Refusal; retryAfter: string | null; at: Date }): SendOutcome {
  const asked = retryAfterMs(retryAfter, at) ?? SECOND_MS
  if (!QUOTA_REFUSALS.includes(refusal.name))
    return { outcome: 'pause', pauseMs: Math.min(asked, MAX_WAIT_MS), isQuota: false, error: 'Resend asks to send more slowly.' }
  const pauseMs = Math.min(Math.max(asked, QUOTA_PAUSE_MS), MAX_QUOTA_PAUSE_MS)
  const error = `The quota of the Resend account is used up (429: ${refusal.message}). Raise it in Resend.`
  return { outcome: 'pause', pauseMs, isQuota: true, error }
}

function retryAfterMs(header: string | null, at: Date): number | null {
  if (header === null || header.trim() === '') return null
  const seconds = Number(header)
  const wait = Number.isNaN(seconds) ? Date.parse(header) - at.getTime() : seconds * SECOND_MS
  return Number.isNaN(wait) ? null : Math.max(SECOND_MS, wait)
}
