import type { Answer } from './answer'
import type { Context } from './context'
import type { Match } from './find-user'
import { judgeGroup, memberIds, type Members } from './group-judge'
import { member, type JsonObject } from './json'
import { REFERENCES } from './references'

/** A Group as it was read. `version` is every sign of its version in one text. */
export type GroupReading = { answer: Answer; group: JsonObject; ids: Set<string>; version: string }

/**
 * `GET /Groups?excludedAttributes=members&filter=<attribute> eq "<value>"`: the way Entra matches. What comes must have that value to
 * the letter, case apart: a service that compares by a part of the name would give somebody else's group.
 */
export async function filterGroups(
  context: Context,
  attribute: 'displayName' | 'externalId',
  value: string,
  query: { filter: string } & Record<string, string> = {
    excludedAttributes: 'members',
    filter: `${attribute} eq ${JSON.stringify(value)}`,
  },
): Promise<Match | undefined> {
  const answer = await context.client.send({ method: 'GET', endpoint: '/Groups', query })
  const resources = context.judge.list(answer)
  if (!resources) return undefined
  const fitting = resources.every((resource) => String(member(resource, attribute)).toLowerCase() === value.toLowerCase())
  const rule = 'A filter gives only what it asks for'
  if (
    !context.judge.expect(answer, fitting, { rule, expected: `only groups with ${attribute} "${value}"`, reference: REFERENCES.filter })
  ) {
    return undefined
  }
  for (const resource of resources) judgeGroup(context, answer, resource, query.excludedAttributes === 'members' ? 'without' : 'with')
  return { answer, resources }
}

/** Looks for a group by displayName, then by externalId. What it cannot say is as with people (`matchUser`). */
export async function matchGroup(context: Context, index: number): Promise<JsonObject | 'none' | 'many' | 'failed'> {
  const { displayName, objectId } = context.groups.group(index)
  const tries = [
    ['displayName', displayName],
    ['externalId', objectId],
  ] as const
  for (const [attribute, value] of tries) {
    const match = await filterGroups(context, attribute, value)
    if (!match) return 'failed'
    const [first, second] = match.resources
    const expected = `at most one group with ${attribute} "${value}"`
    const rule = 'DuplicateTargetEntries: a group is there once'
    if (!context.judge.expect(match.answer, second === undefined, { rule, expected, reference: REFERENCES.matching })) return 'many'
    if (first) return first
  }
  return 'none'
}

/**
 * `GET /Groups/{id}` of a group Entra knows by its id; `without` adds `excludedAttributes=members`, as Entra always does. Undefined
 * where the answer is no such group.
 */
export async function readGroup(context: Context, id: string, members: Members): Promise<GroupReading | undefined> {
  const { client, judge } = context
  const query = members === 'without' ? { excludedAttributes: 'members' } : undefined
  const answer = await client.send({ method: 'GET', endpoint: groupEndpoint(id), query })
  const verdict =
    answer.status === 404
      ? { rule: 'InvalidAnchor: a known id stays', reference: REFERENCES.anchor }
      : { rule: 'A known group is read with 200', reference: REFERENCES.read }
  if (!judge.hasStatus(answer, [200], verdict) || !answer.json) return undefined
  const group = answer.json
  judgeGroup(context, answer, group, members)
  judge.expect(answer, group.id === id, {
    rule: 'The group read is the one asked for',
    expected: `id "${id}"`,
    reference: REFERENCES.read,
  })
  const meta = member(group, 'meta')
  return { answer, group, ids: memberIds(group), version: JSON.stringify([meta, answer.headers.get('etag')]) }
}

export function groupEndpoint(id: string): string {
  return `/Groups/${encodeURIComponent(id)}`
}

export function rememberGroup(context: Context, index: number, group: JsonObject): void {
  if (typeof group.id === 'string' && group.id !== '') context.state.groupIds.set(index, group.id)
}
