/** The states of a Management API key, in the order in which they are shown. `tone` says how a chip draws it. */
export const KEY_STATES = [
  { state: 'valid', label: 'Valid', tone: 'ok' },
  { state: 'expires_soon', label: 'Expires soon', tone: 'warn' },
  { state: 'disabled', label: 'Disabled', tone: 'off' },
  { state: 'expired', label: 'Expired', tone: 'off' },
  { state: 'revoked', label: 'Revoked', tone: 'off' },
] as const

export type KeyState = (typeof KEY_STATES)[number]['state']

/** A key counts as *Expires soon* during its last 7 days. */
const SOON = 7 * 24 * 60 * 60 * 1000

/** What decides the state: `ownerActive` is false while the owner's account is disabled or removed. */
export type KeyStateFacts = { expiresAt: Date; revokedAt: Date | null; ownerActive: boolean }

/** The state of a key at `now`. What is final comes first: revoked, then expired; a disabled key may work again. */
export function keyState(key: KeyStateFacts, now: Date): KeyState {
  if (key.revokedAt) return 'revoked'
  const left = key.expiresAt.getTime() - now.getTime()
  if (left <= 0) return 'expired'
  if (!key.ownerActive) return 'disabled'
  return left <= SOON ? 'expires_soon' : 'valid'
}

/** The last moment at which a key may end to count as *Expires soon* at `now`. */
export function soonUntil(now: Date): Date {
  return new Date(now.getTime() + SOON)
}

/** The state in words, as lists show it. */
export function keyStateLabel(state: KeyState): string {
  return entryOf(state).label
}

/** How the state's chip is drawn. */
export function keyStateTone(state: KeyState): (typeof KEY_STATES)[number]['tone'] {
  return entryOf(state).tone
}

/** Whether a key in this state is accepted by the API. */
export function isUsable(state: KeyState): boolean {
  return state === 'valid' || state === 'expires_soon'
}

function entryOf(state: KeyState) {
  const entry = KEY_STATES.find((candidate) => candidate.state === state)
  if (!entry) throw new TypeError(`"${state}" is no key state: use one of KEY_STATES.`)
  return entry
}
