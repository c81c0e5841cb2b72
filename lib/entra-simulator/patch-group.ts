import type { WantedValue } from './attribute-mapping'
import type { Context } from './context'
import { groupEndpoint, readGroup } from './find-group'
import { judgeGroup, judgeMemberIds, memberIds } from './group-judge'
import { member, type JsonObject } from './json'
import { patchBody, type PatchOperation } from './patch-body'
import { REFERENCES } from './references'

export type GroupPatch = {
  id: string
  operations: PatchOperation[]
  /** What must be held afterwards. */
  wanted?: WantedValue[]
  /** The ids of the members that must be held afterwards. */
  members?: Set<string>
}

/**
 * `PATCH /Groups/{id}`: 204 without a body. 200 passes only with the resource as it is afterwards. Gives whether it succeeded; what the
 * service holds is to be read after that.
 */
export async function patchGroup(context: Context, patch: GroupPatch): Promise<boolean> {
  const { judge, client } = context
  const answer = await client.send({ method: 'PATCH', endpoint: groupEndpoint(patch.id), body: patchBody(patch.operations) })
  const reference = REFERENCES.groupPatch
  if (!judge.hasStatus(answer, [204, 200], { rule: 'A group PATCH succeeds', reference })) return false
  if (answer.status === 204) {
    const empty = answer.text === '' && Number(answer.headers.get('content-length') ?? 0) === 0
    return judge.expect(answer, empty, { rule: 'A group PATCH is 204 without a body', expected: 'no body', reference })
  }
  const group = answer.json
  const expected = 'the Group as it is after the PATCH'
  if (!judge.expect(answer, group?.id === patch.id, { rule: 'A PATCH answered with 200 has the resource', expected, reference }))
    return false
  if (!group) return false
  judgeGroup(context, answer, group, 'with')
  if (patch.wanted) judge.stored(answer, group, patch.wanted)
  if (!patch.members || member(group, 'members') === undefined) return true
  judgeMemberIds(context, answer, { got: memberIds(group), wanted: patch.members })
  return true
}

/** Changes attributes of a group, reads it as Entra does, and holds it against what is wanted. Gives the group as it is then. */
export async function patchGroupValues(
  context: Context,
  patch: { id: string; operations: PatchOperation[]; wanted: WantedValue[] },
): Promise<JsonObject | undefined> {
  if (!(await patchGroup(context, patch))) return undefined
  const read = await readGroup(context, patch.id, 'without')
  if (read) context.judge.stored(read.answer, read.group, patch.wanted)
  return read?.group
}
