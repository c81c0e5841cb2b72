import type { Context } from './context'
import { filterGroups, groupEndpoint, matchGroup, readGroup } from './find-group'
import { addMembers, mapGroup, removeMembers } from './group-body'
import { proveMembers } from './group-life-members'
import { groupsAreOffered } from './groups-are-offered'
import { patchGroup, patchGroupValues } from './patch-group'
import { createGroup } from './provision-group'
import { REFERENCES } from './references'
import { expectMembers } from './sync-members'
import { checkUserGroups } from './user-groups'

const MOST_PEOPLE = 12
const FEWEST_PEOPLE = 4

/**
 * The whole life of one group of its own, in both dialects whatever the Tenant URL says, since a tenant with the flag sends the other one
 * on demand: create, members, names, several operations in one PATCH, empty, delete, create again, delete.
 */
export async function liveGroup(context: Context): Promise<void> {
  const { state, source, recorder } = context
  const people = [...source.scope()].filter((person) => state.ids.has(person)).slice(0, MOST_PEOPLE)
  if (people.length < FEWEST_PEOPLE) {
    recorder.note(`group-life: left out, since it wants ${FEWEST_PEOPLE} people who are provisioned.`)
    return
  }
  if (!(await groupsAreOffered(context))) return
  const index = context.groups.spare
  const former = await matchGroup(context, index)
  if (typeof former !== 'string') await context.client.send({ method: 'DELETE', endpoint: groupEndpoint(String(former.id)) })
  if ((await createGroup(context, index)) !== 'created') return
  await proveMembers(context, index, people)
  await proveNames(context, index)
  await proveSeveralOperations(context, index, people)
  await proveRemoveAll(context, index)
  await proveDelete(context, index, people)
  state.groupChanges.delete(index)
}

/** A new name in each dialect, another externalId, and both at once. */
async function proveNames(context: Context, index: number): Promise<void> {
  const { groups, state } = context
  const id = state.groupIds.get(index)
  if (id === undefined) return
  const { displayName, objectId } = groups.original(index)
  const name = (value: string) => ({ path: 'displayName', value })
  const externalId = (value: string) => ({ path: 'externalId', value })
  const replace = (value: object) => ({ op: 'replace', value })
  const both = { displayName: `${displayName} 4`, externalId: `${objectId}-4` }
  const steps = [
    { wanted: [name(`${displayName} 1`)], operations: [{ op: 'Replace', ...name(`${displayName} 1`) }] },
    { wanted: [name(`${displayName} 2`)], operations: [{ op: 'replace', ...name(`${displayName} 2`) }] },
    { wanted: [name(displayName.toUpperCase())], operations: [replace({ displayName: displayName.toUpperCase() })] },
    { wanted: [externalId(`${objectId}-3`)], operations: [{ op: 'Replace', ...externalId(`${objectId}-3`) }] },
    { wanted: [name(both.displayName), externalId(both.externalId)], operations: [replace(both)] },
  ]
  for (const step of steps) await patchGroupValues(context, { id, ...step })
  groups.change(index, { displayName: both.displayName, objectId: both.externalId })
  await filterGroups(context, 'displayName', both.displayName)
  await expectMembers(context, index, 'A rename leaves the members')
  const [member] = state.members.get(index) ?? []
  if (member !== undefined) await checkUserGroups(context, member)
}

/** A name, one more member and one fewer in a single PATCH. */
async function proveSeveralOperations(context: Context, index: number, people: number[]): Promise<void> {
  const { groups, state } = context
  const id = state.groupIds.get(index)
  const held = state.members.get(index)
  const leaving = people.find((person) => held?.has(person))
  const joining = people.find((person) => !held?.has(person))
  if (id === undefined || !held || leaving === undefined || joining === undefined) return
  const displayName = groups.original(index).displayName
  groups.change(index, { displayName })
  held.add(joining)
  held.delete(leaving)
  const idOf = (person: number) => [state.ids.get(person) ?? '']
  const operations = [
    { op: 'Replace', path: 'displayName', value: displayName },
    ...addMembers(idOf(joining), 'default'),
    ...removeMembers(idOf(leaving), 'flag'),
  ]
  await patchGroupValues(context, { id, operations, wanted: mapGroup(groups.group(index)) })
  await expectMembers(context, index, 'Every operation of a PATCH is carried out')
  for (const person of [joining, leaving]) await checkUserGroups(context, person)
}

/** `Remove` of the path `members` without a value empties the group (RFC 7644 §3.5.2.2). */
async function proveRemoveAll(context: Context, index: number): Promise<void> {
  const { state } = context
  const id = state.groupIds.get(index)
  if (id === undefined) return
  await patchGroup(context, { id, operations: [{ op: 'Remove', path: 'members' }], members: new Set() })
  const [former] = state.members.get(index) ?? []
  state.members.set(index, new Set())
  await expectMembers(context, index, 'Remove of members without a value empties the group', REFERENCES.patch)
  if (former !== undefined) await checkUserGroups(context, former)
}

/** 204, then 404 by id, nothing by filter, 404 again; the same name can be given again, to a group with another id and nobody in it. */
async function proveDelete(context: Context, index: number, people: number[]): Promise<void> {
  const { state, judge, client } = context
  const id = state.groupIds.get(index)
  const [person] = people
  if (id === undefined || person === undefined) return
  await patchGroup(context, { id, operations: addMembers([state.ids.get(person) ?? ''], 'default') })
  state.members.set(index, new Set())
  await removeGroup(context, id)
  await checkUserGroups(context, person)
  if ((await createGroup(context, index)) !== 'created') return
  const next = state.groupIds.get(index) ?? ''
  const read = await readGroup(context, next, 'with')
  if (read) {
    const expected = `another id than "${id}", and no members`
    const rule = 'A group that is created again is another one'
    judge.expect(read.answer, next !== id && read.ids.size === 0, { rule, expected, reference: REFERENCES.neverReused })
  }
  const answer = await client.send({ method: 'DELETE', endpoint: groupEndpoint(next) })
  judge.hasStatus(answer, [204], { rule: 'A group is removed with 204', reference: REFERENCES.remove })
  state.groupIds.delete(index)
  state.members.delete(index)
}

async function removeGroup(context: Context, id: string): Promise<void> {
  const { judge, groups } = context
  const { send } = context.client
  const endpoint = groupEndpoint(id)
  const removed = { rule: 'A group is removed with 204', reference: REFERENCES.remove }
  if (!judge.hasStatus(await send({ method: 'DELETE', endpoint }), [204], removed)) return
  const gone = { status: 404, rule: 'A removed group is not found', reference: REFERENCES.remove }
  judge.refusal(await send({ method: 'GET', endpoint, query: { excludedAttributes: 'members' } }), gone)
  const match = await filterGroups(context, 'displayName', groups.group(groups.spare).displayName)
  if (match) {
    const expected = 'empty Resources'
    judge.expect(match.answer, match.resources.length === 0, { rule: gone.rule, expected, reference: gone.reference })
  }
  judge.refusal(await send({ method: 'DELETE', endpoint }), { ...gone, rule: 'A removed group cannot be removed again' })
}
