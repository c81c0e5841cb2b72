import { isUsable, type KeyState, keyStateLabel } from '@/lib/keys/key-state'
import { longDate } from '@/lib/long-date'

/** One of the two keys of a rotation: the old one, or its successor. */
export type RotationKey = { name: string; lastFour: string; state: KeyState; expiresAt: Date }

/** The successor that matters of those a key was given, oldest first: the last one that works, else the last one not revoked, else the last one. */
export function successorOf<Key extends { state: KeyState }>(successors: Key[]): Key | undefined {
  return successors.findLast(({ state }) => isUsable(state)) ?? successors.findLast(({ state }) => state !== 'revoked') ?? successors.at(-1)
}

/** Which of the two keys work, and until when. Keys of one name are told apart by their last four characters. */
export function rotationWords({ old, successor }: { old: RotationKey; successor: RotationKey }): string {
  const nameOf = ({ name, lastFour }: RotationKey) => (old.name === successor.name ? `${name} (ends in ${lastFour})` : name)
  const oldFails = whyNot(old.state)
  if (!isUsable(successor.state)) {
    const rest = oldFails ? `${nameOf(old)} ${oldFails}` : `Keep ${nameOf(old)} until another key is in use.`
    return `${nameOf(successor)} does not work: ${keyStateLabel(successor.state)}. ${rest}`
  }
  if (oldFails) return `${nameOf(old)} ${oldFails} Only the new key works.`
  const isOldFirst = old.expiresAt.getTime() <= successor.expiresAt.getTime()
  const end = isOldFirst ? `it expires on ${longDate(old.expiresAt)}` : `${nameOf(successor)} expires on ${longDate(successor.expiresAt)}`
  return `Both keys work until you revoke ${nameOf(old)}, or until ${end}.`
}

/** What the form that makes a successor says of the key that it replaces. */
export function rotateFormWords(old: Pick<RotationKey, 'state'>): string {
  return `This makes a new key with the same endpoints. ${fateOf(old.state)}`
}

function fateOf(state: KeyState): string {
  if (state === 'disabled') return 'The old key does not work while its owner is disabled.'
  const fails = whyNot(state)
  return fails ? `The old key ${fails}` : 'The old key goes on working until its expiration date, or until you revoke it.'
}

/** Why a key in this state does not work, after its name; null when it works. */
function whyNot(state: KeyState): string | null {
  switch (state) {
    case 'disabled':
      return 'does not work: its owner is disabled.'
    case 'expired':
      return 'has expired.'
    case 'revoked':
      return 'is revoked.'
    case 'valid':
    case 'expires_soon':
      return null
  }
}
