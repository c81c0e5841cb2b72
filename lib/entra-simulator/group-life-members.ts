import type { Context } from './context'
import { groupEndpoint, readGroup } from './find-group'
import { addMembers, removeMembers } from './group-body'
import { judgeMemberIds } from './group-judge'
import { patchBody, type Dialect, type PatchOperation } from './patch-body'
import { patchGroup } from './patch-group'
import { guidFor } from './random'
import { REFERENCES } from './references'
import { expectMembers, idsOf } from './sync-members'
import { checkUserGroups } from './user-groups'

const DIALECTS = ['default', 'flag'] as const

/**
 * Adds and removes members in both dialects, and again what is done already, which must change nothing; a member nobody knows must be
 * refused and change nothing. Leaves about half of these people in the group.
 */
export async function proveMembers(context: Context, index: number, people: number[]): Promise<void> {
  const id = context.state.groupIds.get(index)
  const held = context.state.members.get(index)
  if (id === undefined || !held) return
  const half = Math.ceil(people.length / 2)
  const staying = { default: people.slice(0, half), flag: people.slice(half) }
  for (const dialect of DIALECTS) {
    const [first, ...others] = staying[dialect]
    if (first !== undefined) await change(context, { index, id, people: [first], dialect, add: true })
    await change(context, { index, id, people: others, dialect, add: true })
    await expectNothing(context, { id, operations: addMembers(idsOf(context, staying[dialect]), dialect), what: 'Adding a present member' })
  }
  for (const dialect of DIALECTS) {
    const leaving = staying[dialect].slice(0, Math.floor(half / 2))
    await change(context, { index, id, people: leaving, dialect, add: false })
    await expectNothing(context, { id, operations: removeMembers(idsOf(context, leaving), dialect), what: 'Removing an absent member' })
  }
  await refuseUnknownMembers(context, { id, absent: staying.default.slice(0, 1) })
}

type MemberChange = { index: number; id: string; people: number[]; dialect: Dialect; add: boolean }

async function change(context: Context, { index, id, people, dialect, add }: MemberChange): Promise<void> {
  const held = context.state.members.get(index)
  if (!held) return
  for (const person of people) if (add) held.add(person)
  for (const person of people) if (!add) held.delete(person)
  const operations = (add ? addMembers : removeMembers)(idsOf(context, people), dialect)
  await patchGroup(context, { id, operations, members: new Set(idsOf(context, held)) })
  await expectMembers(context, index, add ? 'Members added are in the group' : 'Only the members named are removed')
  const [person] = people
  if (person !== undefined) await checkUserGroups(context, person)
}

/** Entra repeats a PATCH whose answer was lost: it must succeed, and leave the version, which would tell of a change. */
async function expectNothing(context: Context, input: { id: string; operations: PatchOperation[]; what: string }): Promise<void> {
  const { id, operations, what } = input
  const before = await readGroup(context, id, 'with')
  if (!before || !(await patchGroup(context, { id, operations, members: before.ids }))) return
  const after = await readGroup(context, id, 'with')
  if (!after) return
  judgeMemberIds(context, after.answer, { got: after.ids, wanted: before.ids, rule: `${what} changes nothing` })
  context.judge.expect(after.answer, after.version === before.version, {
    rule: `${what} leaves the version`,
    expected: `meta and ETag ${before.version}`,
    got: `meta and ETag ${after.version}`,
    reference: REFERENCES.idempotent,
  })
}

/** An id nobody has, alone and beside one that is right: 400, and the right one is not added either. */
async function refuseUnknownMembers(context: Context, { id, absent }: { id: string; absent: number[] }): Promise<void> {
  const before = await readGroup(context, id, 'with')
  if (!before) return
  const unknown = [guidFor(`${context.state.seed}/no member`), '9007199254740993']
  for (const ids of [unknown.slice(0, 1), [...idsOf(context, absent), ...unknown]]) {
    const body = patchBody(addMembers(ids, 'default'))
    const answer = await context.client.send({ method: 'PATCH', endpoint: groupEndpoint(id), body })
    const rule = 'A member that is no user is 400 invalidValue'
    context.judge.refusal(answer, { status: 400, scimType: 'invalidValue', rule, reference: REFERENCES.unknownMember })
  }
  const after = await readGroup(context, id, 'with')
  if (!after) return
  const rule = 'A refused PATCH changes nothing'
  judgeMemberIds(context, after.answer, { got: after.ids, wanted: before.ids, rule, reference: REFERENCES.unknownMember })
  const expected = `meta and ETag ${before.version}`
  context.judge.expect(after.answer, after.version === before.version, { rule, expected, reference: REFERENCES.unknownMember })
}
