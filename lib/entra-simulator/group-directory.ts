import type { EntraGroup } from './entra-group'
import { GROUP_NAMES } from './group-names'
import { guidFor, randomFor } from './random'

const MOST_IN_ANY_OTHER = 60
/** The third group is the small one that on-demand provisioning takes: Entra allows five members there. */
export const SMALL_GROUP = 3
const SMALL_SIZE = 5

/** The groups of the tenant. `group(n)` is the same group for the same seed and size; there is no last one. */
export type GroupDirectory = { group: (index: number) => EntraGroup }

/**
 * Groups of all sizes: everyone (up to `largest`), nobody, one, five, twenty, a third of the largest, then up to sixty. The small group
 * has a member who is assigned later than the first `users` people, so that it is known before that member is.
 */
export function createGroupDirectory(input: { seed: string; users: number; largest: number }): GroupDirectory {
  const { seed, users } = input
  const largest = Math.min(input.largest, users)
  return {
    group: (index) => {
      const size = Math.min(sizeOf(seed, index, largest), users)
      const late = index === SMALL_GROUP ? [users] : []
      return {
        index,
        objectId: guidFor(`${seed}/group ${index}/objectId`),
        displayName: nameOf(seed, index),
        memberIndexes: [...somePeople(seed, index, { size: size - late.length, users }), ...late],
        nestedIndex: index > 0 && index % 4 === 0 ? index - 1 : null,
      }
    },
  }
}

function sizeOf(seed: string, index: number, largest: number): number {
  const fixed = [largest, 0, 1, SMALL_SIZE, 20, Math.ceil(largest / 3)][index]
  return Math.min(fixed ?? 2 + randomFor(`${seed}/group ${index}/size`).below(MOST_IN_ANY_OTHER - 1), Math.max(largest, SMALL_SIZE))
}

/** Another company has other names, so that two can be tried on one service. */
function nameOf(seed: string, index: number): string {
  const round = Math.floor(index / GROUP_NAMES.length)
  const name = GROUP_NAMES[index % GROUP_NAMES.length] ?? 'Group'
  return `${name}${round === 0 ? '' : ` ${round + 1}`}${seed === '1' ? '' : ` – ${seed}`}`
}

/** Neighbours in the directory from somewhere in it, so that a person is in several groups. */
function somePeople(seed: string, index: number, { size, users }: { size: number; users: number }): number[] {
  const first = users > 0 ? randomFor(`${seed}/group ${index}/members`).below(users) : 0
  return Array.from({ length: Math.max(0, size) }, (_, turn) => (first + turn) % users)
}
