import type { KeyState } from '@/lib/keys/key-state'

/** A key used within this time is in use. */
const IN_USE = 30 * 24 * 60 * 60 * 1000

/** Whether revoking a key takes more than a click: it was used within 30 days of `at`, and works or may work again. */
export function asksForName({ state, lastUsedAt }: { state: KeyState; lastUsedAt: Date | null }, at: Date): boolean {
  if (state === 'expired' || state === 'revoked' || lastUsedAt === null) return false
  return at.getTime() - lastUsedAt.getTime() < IN_USE
}
