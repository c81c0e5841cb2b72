import type { Context } from './context'
import { matchGroup, readGroup, rememberGroup } from './find-group'
import { groupBody, mapGroup } from './group-body'
import { judgeGroup, judgeMemberIds, memberIds } from './group-judge'
import type { JsonObject } from './json'
import { attributeOperations, type Dialect } from './patch-body'
import { patchGroupValues } from './patch-group'
import type { Outcome } from './provision-user'
import { REFERENCES } from './references'

/**
 * What Entra does with a group in scope, members apart: reads it by the id it remembers, else matches it; then creates it, updates what
 * differs, or leaves it (Microsoft: how-provisioning-works).
 */
export async function provisionGroup(context: Context, index: number, dialect: Dialect): Promise<Outcome> {
  const id = context.state.groupIds.get(index)
  if (id !== undefined) {
    const known = await readGroup(context, id, 'without')
    return known ? updateGroup(context, { index, group: known.group, dialect }) : 'failed'
  }
  const found = await matchGroup(context, index)
  if (found === 'many' || found === 'failed') return 'failed'
  if (found === 'none') return createGroup(context, index)
  await adopt(context, index, found)
  return updateGroup(context, { index, group: found, dialect })
}

/** `POST /Groups`: 201, Location, and the resource as it was sent, with nobody in it. */
export async function createGroup(context: Context, index: number): Promise<Outcome> {
  const { judge, client, state } = context
  const wanted = mapGroup(context.groups.group(index))
  const answer = await client.send({ method: 'POST', endpoint: '/Groups', body: groupBody(wanted) })
  if (answer.status === 409 && answer.attempts > 1) return adoptAfterLostAnswer(context, index)
  const verdict = { rule: 'A group is created with 201', reference: REFERENCES.create }
  const group = judge.hasStatus(answer, [201], verdict) ? answer.json : undefined
  if (!group) return 'failed'
  judgeGroup(context, answer, group, 'with')
  const location = answer.headers.get('location') ?? ''
  judge.expect(answer, location.endsWith(`/Groups/${String(group.id)}`), {
    rule: 'A created group has a Location',
    expected: `Location ending in /Groups/${String(group.id)}`,
    got: `Location ${location || 'absent'}`,
    reference: REFERENCES.create,
  })
  judge.stored(answer, group, wanted)
  judgeMemberIds(context, answer, { got: memberIds(group), wanted: new Set(), rule: 'A group is created without members' })
  rememberGroup(context, index, group)
  state.members.set(index, new Set())
  return 'created'
}

/** A POST whose answer was lost may have been carried out: Entra then logs EntryConflict and matches again. */
async function adoptAfterLostAnswer(context: Context, index: number): Promise<Outcome> {
  const match = await matchGroup(context, index)
  if (typeof match === 'string') return 'failed'
  rememberGroup(context, index, match)
  context.state.members.set(index, new Set())
  return 'created'
}

/** Takes over a group that was there already, with those of its members whom the tenant knows. */
async function adopt(context: Context, index: number, group: JsonObject): Promise<void> {
  const { state } = context
  rememberGroup(context, index, group)
  const read = await readGroup(context, String(group.id), 'with')
  const people = [...state.ids].filter(([, id]) => read?.ids.has(id)).map(([person]) => person)
  state.members.set(index, new Set(people))
}

async function updateGroup(context: Context, input: { index: number; group: JsonObject; dialect: Dialect }): Promise<Outcome> {
  const { index, group, dialect } = input
  const wanted = mapGroup(context.groups.group(index))
  const operations = attributeOperations({ resource: group, wanted, dialect })
  if (operations.length === 0) return 'unchanged'
  return (await patchGroupValues(context, { id: String(group.id), operations, wanted })) ? 'updated' : 'failed'
}
