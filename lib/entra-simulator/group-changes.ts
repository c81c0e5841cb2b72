import type { Context } from './context'
import type { EntraGroup } from './entra-group'
import { SMALL_GROUP } from './group-directory'
import { guidFor, randomFor, type Random } from './random'

type Situation = { group: EntraGroup; original: EntraGroup; people: number[]; random: Random; cycle: number }

const MOST_AT_ONCE = 3

/** What happens to groups between two cycles: each gives what changes, or nothing where it cannot happen to this group. */
const EVENTS: ((situation: Situation) => Partial<EntraGroup> | undefined)[] = [
  join,
  leave,
  ({ original, cycle }) => ({ displayName: `${original.displayName} (Größe ${cycle})` }),
  exchange,
  ({ group, cycle }) => ({ objectId: guidFor(`${group.objectId}/${cycle}`) }),
  ({ original, group }) => (group.displayName === original.displayName ? { displayName: capitals(original.displayName) } : undefined),
  ({ original, group, cycle }) => ({ displayName: `${original.displayName} n°${cycle}`, objectId: guidFor(`${group.objectId}/${cycle}`) }),
]

/** Changes every group in scope in one way, the empty ones too. Gives their places. Comes after the change of people, who count the cycle. */
export function changeGroups(context: Context): number[] {
  const { groups, source, state } = context
  const people = [...source.scope()]
  const changed = groups.scope()
  changed.forEach((index, turn) => {
    const random = randomFor(`${state.seed}/group ${index}/cycle ${state.cycle}`)
    const situation = { group: groups.group(index), original: groups.original(index), people, random, cycle: state.cycle }
    groups.change(index, firstPossible(situation, turn + state.cycle - 1))
  })
  return changed
}

function firstPossible(situation: Situation, turn: number): Partial<EntraGroup> {
  for (let tries = 0; tries < EVENTS.length; tries += 1) {
    const change = EVENTS[(turn + tries) % EVENTS.length]?.(situation)
    if (change) return change
  }
  return {}
}

/** The small group stays small enough for on-demand provisioning. */
function join({ group, people, random }: Situation) {
  if (group.index === SMALL_GROUP) return undefined
  const members = new Set(group.memberIndexes)
  const others = people.filter((person) => !members.has(person))
  if (others.length === 0) return undefined
  const first = random.below(others.length)
  return { memberIndexes: [...group.memberIndexes, ...others.slice(first, first + MOST_AT_ONCE)] }
}

function leave({ group, random }: Situation) {
  if (group.memberIndexes.length < 2) return undefined
  const first = random.below(group.memberIndexes.length - 1)
  return { memberIndexes: group.memberIndexes.toSpliced(first, Math.min(MOST_AT_ONCE, group.memberIndexes.length - 1)) }
}

/** Some leave and others come in the same cycle. */
function exchange(situation: Situation) {
  const left = leave(situation)
  const joined = join(situation)
  if (!left || !joined) return undefined
  return { memberIndexes: [...left.memberIndexes, ...joined.memberIndexes.slice(situation.group.memberIndexes.length)] }
}

/** Capitals that are the same text without regard to case: not so for every letter (ß becomes SS). */
export function capitals(name: string): string {
  const upper = name.toUpperCase()
  return upper.toLowerCase() === name.toLowerCase() ? upper : name.replace(/[a-z]/g, (letter) => letter.toUpperCase())
}
