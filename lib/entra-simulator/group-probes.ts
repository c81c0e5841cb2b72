import type { Context } from './context'
import { filterGroups, groupEndpoint, readGroup } from './find-group'
import { groupBody, mapGroup } from './group-body'
import { capitals } from './group-changes'
import { judgeMemberIds, memberIds } from './group-judge'
import { groupsAreOffered } from './groups-are-offered'
import { readPages } from './read-pages'
import { patchBody } from './patch-body'
import { guidFor } from './random'
import { REFERENCES } from './references'
import { idsOf } from './sync-members'
import { expectNobody } from './test-connection'

/** What Microsoft's two validators ask of groups, beside what the life of a group shows. */
export async function probeGroups(context: Context): Promise<void> {
  if (!(await groupsAreOffered(context))) return
  await probeUnknownGroup(context)
  const index = context.groups
    .scope()
    .find((place) => context.state.groupIds.has(place) && (context.state.members.get(place)?.size ?? 0) > 0)
  if (index === undefined) {
    context.recorder.note('group-probes: no group with members is provisioned: run initial-cycle first.')
    return
  }
  await probeDuplicateGroup(context, index)
  await probeGroupFilters(context, index)
  await probeGroupPages(context)
}

async function probeUnknownGroup(context: Context): Promise<void> {
  const { judge } = context
  const { send } = context.client
  const unknown = { status: 404, rule: 'An unknown group is 404', reference: REFERENCES.read }
  for (const id of [guidFor(`${context.state.seed}/no group`), '9007199254740993']) {
    const endpoint = groupEndpoint(id)
    const body = patchBody([{ op: 'Replace', path: 'displayName', value: 'Nobody' }])
    judge.refusal(await send({ method: 'GET', endpoint, query: { excludedAttributes: 'members' } }), unknown)
    judge.refusal(await send({ method: 'PATCH', endpoint, body }), unknown)
    judge.refusal(await send({ method: 'DELETE', endpoint }), unknown)
  }
}

/** The same displayName again, as it is and in other letters: it is unique whatever its case, also where a PATCH would give it. */
async function probeDuplicateGroup(context: Context, index: number): Promise<void> {
  const { judge, groups } = context
  const { send } = context.client
  const group = groups.group(index)
  const rule = 'A displayName that is taken is 409 uniqueness'
  const taken = { status: 409, scimType: 'uniqueness', rule, reference: REFERENCES.uniqueness }
  for (const displayName of [group.displayName, capitals(group.displayName)]) {
    const body = groupBody(mapGroup({ displayName, objectId: guidFor(`${group.objectId}/again`) }))
    judge.refusal(await send({ method: 'POST', endpoint: '/Groups', body }), taken)
  }
  const other = groups.scope().find((place) => place !== index && context.state.groupIds.has(place))
  const id = other === undefined ? undefined : context.state.groupIds.get(other)
  if (id === undefined) return
  const body = patchBody([{ op: 'Replace', path: 'displayName', value: capitals(group.displayName) }])
  judge.refusal(await send({ method: 'PATCH', endpoint: groupEndpoint(id), body }), taken)
}

/** With members and without, in other letters, by externalId, by a part of the name, and a name nobody has. */
async function probeGroupFilters(context: Context, index: number): Promise<void> {
  const { judge, state, groups } = context
  const id = state.groupIds.get(index)
  const { displayName, objectId } = groups.group(index)
  const quoted = JSON.stringify(displayName)
  const queries: { attribute: 'displayName' | 'externalId'; query: { filter: string } & Record<string, string> }[] = [
    { attribute: 'displayName', query: { filter: `displayName eq ${quoted}` } },
    {
      attribute: 'displayName',
      query: { excludedAttributes: 'members', filter: `DISPLAYNAME EQ ${JSON.stringify(capitals(displayName))}` },
    },
    { attribute: 'externalId', query: { filter: `externalId eq ${objectId}` } },
  ]
  for (const { attribute, query } of queries) {
    const match = await filterGroups(context, attribute, attribute === 'displayName' ? displayName : objectId, query)
    if (!match) continue
    const [found] = match.resources
    const rule = 'Every filter Microsoft documents finds its group'
    const expected = `exactly the group with id "${id}"`
    const exact = judge.expect(match.answer, found?.id === id && match.resources.length === 1, {
      rule,
      expected,
      reference: REFERENCES.filter,
    })
    if (!exact || !found || query.excludedAttributes) continue
    judgeMemberIds(context, match.answer, { got: memberIds(found), wanted: new Set(idsOf(context, state.members.get(index) ?? [])) })
  }
  for (const name of [`${displayName} that nobody made`, displayName.slice(0, -1) || 'b']) {
    await expectNobody(context, {
      endpoint: '/Groups',
      query: { excludedAttributes: 'members', filter: `displayName eq ${JSON.stringify(name)}` },
    })
  }
}

/** All groups in small pages: each once, and each of this tenant's among them. */
async function probeGroupPages(context: Context): Promise<void> {
  const { judge, state } = context
  const pages = await readPages(context, {
    endpoint: '/Groups',
    query: { excludedAttributes: 'members' },
    count: Math.max(2, Math.ceil(context.groups.size / 5)),
  })
  if (!pages) return
  const seen = new Set(pages.resources.map((group) => String(group.id)))
  const missing = [...state.groupIds.values()].filter((id) => !seen.has(id))
  judge.expect(pages.answer, missing.length === 0, {
    rule: 'The pages of a list have every group',
    expected: `the groups with id ${missing.join(', ')}`,
    got: `${seen.size} groups without them`,
    reference: REFERENCES.pagination,
  })
  const [id] = state.groupIds.values()
  if (id !== undefined) await readGroup(context, id, 'without')
}
