import type { Context } from './context'
import { readGroup } from './find-group'
import { addMembers, removeMembers } from './group-body'
import { judgeMemberIds } from './group-judge'
import type { Dialect } from './patch-body'
import { patchGroup } from './patch-group'

/** So many members go into one PATCH. */
const BATCH = 100

/**
 * Brings a group's members to what the tenant says, by PATCH of what differs: members come after the group and after the people. Then
 * reads the group with its members. Gives one person added and one removed, whose groups are worth a look.
 */
export async function syncMembers(context: Context, index: number, nextDialect: () => Dialect = context.nextDialect): Promise<number[]> {
  const { state, groups } = context
  const id = state.groupIds.get(index)
  if (id === undefined) return []
  const held = state.members.get(index) ?? new Set<number>()
  state.members.set(index, held)
  const wanted = new Set(groups.wantedMembers(index))
  const added = [...wanted].filter((person) => !held.has(person))
  const removed = [...held].filter((person) => !wanted.has(person))
  if (added.length === 0 && removed.length === 0) return []
  for (const people of batches(removed)) await changeMembers(context, { id, held, dialect: nextDialect(), remove: people })
  for (const people of batches(added)) await changeMembers(context, { id, held, dialect: nextDialect(), add: people })
  await expectMembers(context, index)
  return [...added.slice(-1), ...removed.slice(-1)]
}

type MemberChange = { id: string; held: Set<number>; dialect: Dialect; add?: number[]; remove?: number[] }

async function changeMembers(context: Context, change: MemberChange): Promise<void> {
  const { id, held, dialect, add = [], remove = [] } = change
  const after = new Set([...held, ...add].filter((person) => !remove.includes(person)))
  const operations = add.length > 0 ? addMembers(idsOf(context, add), dialect) : removeMembers(idsOf(context, remove), dialect)
  if (!(await patchGroup(context, { id, operations, members: new Set(idsOf(context, after)) }))) return
  for (const person of add) held.add(person)
  for (const person of remove) held.delete(person)
}

/** Reads a group as Entra does and with its members, and holds these against what the service was told. */
export async function expectMembers(context: Context, index: number, rule?: string, reference?: string): Promise<void> {
  const { state } = context
  const id = state.groupIds.get(index)
  if (id === undefined) return
  await readGroup(context, id, 'without')
  const read = await readGroup(context, id, 'with')
  const wanted = new Set(idsOf(context, state.members.get(index) ?? []))
  if (read) judgeMemberIds(context, read.answer, { got: read.ids, wanted, rule, reference })
}

/** The service's ids of people. */
export function idsOf(context: Context, people: Iterable<number>): string[] {
  return [...people].flatMap((person) => context.state.ids.get(person) ?? [])
}

function batches(people: number[]): number[][] {
  return Array.from({ length: Math.ceil(people.length / BATCH) }, (_, at) => people.slice(at * BATCH, (at + 1) * BATCH))
}
