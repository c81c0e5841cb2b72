import type { Answer } from './answer'
import type { Context } from './context'
import { readUser } from './find-user'
import { asObject, member, type JsonObject } from './json'
import { REFERENCES } from './references'

/** `GET /Users/{id}`, and its groups held against the memberships the service was told. Does nothing where there are no groups. */
export async function checkUserGroups(context: Context, person: number): Promise<void> {
  const id = context.state.ids.get(person)
  if (id === undefined || context.state.groupIds.size === 0 || context.state.deleted.has(person)) return
  const { answer, user } = await readUser(context, id)
  if (user) judgeUserGroups(context, answer, { person, user })
}

/** The groups of a user resource are those that the person is in, by id and name. Groups of others, which Entra knows nothing of, do not count. */
export function judgeUserGroups(context: Context, answer: Answer, { person, user }: { person: number; user: JsonObject }): void {
  const { judge, state, groups, tenant } = context
  const listed = member(user, 'groups')
  const got = Array.isArray(listed) ? listed.map(asObject) : []
  const problems: string[] = []
  for (const [index, id] of state.groupIds) {
    const entry = got.find((item) => item?.value === id)
    const { displayName } = groups.group(index)
    if (!state.members.get(index)?.has(person)) {
      if (entry) problems.push(`not ${id}`)
    } else if (!entry) problems.push(id)
    else if (member(entry, 'display') !== displayName) problems.push(`${id} with display ${JSON.stringify(displayName)}`)
    else if (typeof entry.$ref === 'string' && !entry.$ref.endsWith(`${tenant.path}/Groups/${id}`)) problems.push(`${id} with its $ref`)
  }
  judge.expect(answer, problems.length === 0, {
    rule: 'The groups of a user are those the user is in',
    expected: `groups: ${problems.join(', ')}`,
    got: `groups ${JSON.stringify(listed) ?? 'absent'}`,
    reference: REFERENCES.userGroups,
  })
}

/** The groups that a person is in, the smallest first. */
export function groupsOf(context: Context, person: number): number[] {
  return [...context.state.members]
    .filter(([, people]) => people.has(person))
    .toSorted(([, a], [, b]) => a.size - b.size)
    .map(([index]) => index)
}
