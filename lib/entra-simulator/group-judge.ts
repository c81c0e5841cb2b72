import type { Answer } from './answer'
import type { Context } from './context'
import { asObject, member, type JsonObject } from './json'
import { REFERENCES } from './references'
import { CORE_GROUP } from './urns'

const MOST_NAMED = 5

/** Whether an answer was asked for with or without members. */
export type Members = 'with' | 'without'

/** Checks what every Group resource must have, and that members are left out where they were not wanted. */
export function judgeGroup(context: Context, answer: Answer, group: JsonObject, members: Members): void {
  const { judge, tenant } = context
  const rule = 'A Group resource is complete'
  const reference = REFERENCES.resource
  const id = typeof group.id === 'string' ? group.id : ''
  const meta = asObject(group.meta)
  const known = Array.isArray(group.schemas) && group.schemas.includes(CORE_GROUP)
  judge.expect(answer, id !== '', { rule: `${rule}: id`, expected: 'id as a text that is not empty', reference })
  judge.expect(answer, known, { rule: `${rule}: schemas`, expected: `schemas with ${CORE_GROUP}`, reference })
  judge.expect(answer, meta?.resourceType === 'Group', { rule: `${rule}: meta`, expected: 'meta.resourceType "Group"', reference })
  const location = `${tenant.path}/Groups/${id}`
  const located = typeof meta?.location === 'string' && new URL(meta.location, tenant.base).pathname === location
  judge.expect(answer, located, { rule: `${rule}: meta.location`, expected: `meta.location under the Tenant URL: ${location}`, reference })
  if (members === 'without') {
    judge.expect(answer, member(group, 'members') === undefined, {
      rule: 'excludedAttributes=members leaves the members out',
      expected: 'a Group without members',
      reference: REFERENCES.groupWithoutMembers,
    })
  } else judgeMembers(context, answer, group)
}

/** Each member names a user: by id, and by a `$ref` under the Tenant URL where there is one. */
function judgeMembers(context: Context, answer: Answer, group: JsonObject): void {
  const listed = member(group, 'members') ?? []
  const right = Array.isArray(listed) && listed.map(asObject).every((item) => isUserReference(context, item))
  context.judge.expect(answer, right, {
    rule: 'A member names a user',
    expected: `members as a list of value (an id), $ref (${context.tenant.path}/Users/{id}) and type "User"`,
    reference: REFERENCES.resource,
  })
}

function isUserReference(context: Context, item: JsonObject | undefined): boolean {
  if (typeof item?.value !== 'string' || item.value === '') return false
  const { $ref, type } = item
  const path = `${context.tenant.path}/Users/${item.value}`
  return ($ref === undefined || (typeof $ref === 'string' && $ref.endsWith(path))) && (type === undefined || type === 'User')
}

/** The ids of a Group's members. */
export function memberIds(group: JsonObject): Set<string> {
  const listed = member(group, 'members')
  return new Set(Array.isArray(listed) ? listed.map(asObject).flatMap((item) => (typeof item?.value === 'string' ? [item.value] : [])) : [])
}

/**
 * Holds the members of an answer against those wanted. Of others only the people of this tenant count: a group that was there before may
 * have members whom Entra knows nothing of.
 */
export function judgeMemberIds(
  context: Context,
  answer: Answer,
  input: { got: Set<string>; wanted: Set<string>; rule?: string; reference?: string },
): boolean {
  const { got, wanted, rule = 'A group has the members it was given', reference = REFERENCES.removeMember } = input
  const own = new Set(context.state.ids.values())
  const missing = [...wanted].filter((id) => !got.has(id))
  const extra = [...got].filter((id) => !wanted.has(id) && own.has(id))
  return context.judge.expect(answer, missing.length === 0 && extra.length === 0, {
    rule,
    expected: `${wanted.size} members${missing.length > 0 ? `, among them ${named(missing)}` : ''}`,
    got: `${got.size} members${missing.length > 0 ? `, not ${named(missing)}` : ''}${extra.length > 0 ? `, also ${named(extra)}` : ''}`,
    reference,
  })
}

function named(ids: string[]): string {
  const more = ids.length - MOST_NAMED
  return `${ids.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
