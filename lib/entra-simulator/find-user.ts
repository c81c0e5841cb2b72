import type { Answer } from './answer'
import type { Context } from './context'
import { member, type JsonObject } from './json'
import { REFERENCES } from './references'

export type Match = { answer: Answer; resources: JsonObject[] }

/**
 * `GET /Users?filter=<attribute> eq "<value>"`: the way Entra matches. Checks that what comes has that value, case-insensitively, so
 * that a service that ignores the filter is found out. Undefined where the answer is no list.
 */
export async function filterUsers(context: Context, attribute: 'userName' | 'externalId', value: string): Promise<Match | undefined> {
  const answer = await context.client.send({
    method: 'GET',
    endpoint: '/Users',
    query: { filter: `${attribute} eq ${JSON.stringify(value)}` },
  })
  const resources = context.judge.list(answer)
  if (!resources) return undefined
  const fitting = resources.every((resource) => String(member(resource, attribute)).toLowerCase() === value.toLowerCase())
  const rule = 'A filter gives only what it asks for'
  if (!context.judge.expect(answer, fitting, { rule, expected: `only users with ${attribute} "${value}"`, reference: REFERENCES.filter })) {
    return undefined
  }
  for (const resource of resources) context.judge.resource(answer, resource)
  return { answer, resources }
}

/**
 * Looks for a person by userName, then by externalId (two matching attributes in order of precedence, never combined). `many` is
 * what Entra logs as DuplicateTargetEntries; `failed` is an answer that was no list.
 */
export async function matchUser(context: Context, index: number): Promise<JsonObject | 'none' | 'many' | 'failed'> {
  const user = context.source.user(index)
  const tries = [
    ['userName', user.userPrincipalName],
    ['externalId', user[context.externalId]],
  ] as const
  for (const [attribute, value] of tries) {
    const match = await filterUsers(context, attribute, value)
    if (!match) return 'failed'
    const [first, second] = match.resources
    const expected = `at most one user with ${attribute} "${value}"`
    const rule = 'DuplicateTargetEntries: a person is there once'
    if (!context.judge.expect(match.answer, second === undefined, { rule, expected, reference: REFERENCES.matching })) return 'many'
    if (first) return first
  }
  return 'none'
}

/** `GET /Users/{id}` of a user Entra knows by its id. A 404 is what Entra calls InvalidAnchor. */
export async function readUser(context: Context, id: string): Promise<{ answer: Answer; user?: JsonObject }> {
  const answer = await context.client.send({ method: 'GET', endpoint: `/Users/${encodeURIComponent(id)}` })
  const lost = answer.status === 404
  const verdict = lost
    ? { rule: 'InvalidAnchor: a known id stays', reference: REFERENCES.anchor }
    : { rule: 'A known user is read with 200', reference: REFERENCES.read }
  const user = context.judge.user(answer, [200], verdict)
  if (user) {
    const expected = `id "${id}"`
    context.judge.expect(answer, user.id === id, { rule: 'The user read is the one asked for', expected, reference: REFERENCES.read })
  }
  return { answer, user }
}

/** The present resource of a person: by the id Entra remembers, else by matching, which remembers it. Undefined where there is none. */
export async function findKnownUser(context: Context, index: number): Promise<JsonObject | undefined> {
  const id = context.state.ids.get(index)
  if (id !== undefined) return (await readUser(context, id)).user
  const match = await matchUser(context, index)
  if (typeof match === 'string') {
    if (match === 'none')
      context.recorder.note(`${context.source.user(index).userPrincipalName} is not provisioned: run initial-cycle first.`)
    return undefined
  }
  rememberId(context, index, match)
  return match
}

export function rememberId(context: Context, index: number, resource: JsonObject): void {
  if (typeof resource.id === 'string' && resource.id !== '') context.state.ids.set(index, resource.id)
}
