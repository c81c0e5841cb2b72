import type { Answer } from './answer'
import { wantedValues, type Context } from './context'
import { createBody } from './create-body'
import { matchUser, readUser, rememberId } from './find-user'
import type { JsonObject } from './json'
import { activeOperation, attributeOperations, type Dialect } from './patch-body'
import { patchUser } from './patch-user'
import { REFERENCES } from './references'
import { adoptMemberships } from './user-groups'

export type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed'
/** `answer` is the one that `resource` came in, where it was created. */
export type Provisioned = { outcome: Outcome; resource?: JsonObject; answer?: Answer }

/**
 * What Entra does with a person in scope: reads it by the id it remembers, else matches it; then creates it, updates what differs, or
 * leaves it (Microsoft: how-provisioning-works). Someone disabled before the first cycle is never created.
 */
export async function provisionUser(context: Context, index: number, dialect: Dialect): Promise<Provisioned> {
  const { state } = context
  const id = state.ids.get(index)
  const found = id === undefined ? await matchUser(context, index) : ((await readUser(context, id)).user ?? 'failed')
  if (found === 'many' || found === 'failed') return { outcome: 'failed' }
  if (found !== 'none' && id === undefined) adoptMemberships(context, index, found)
  if (found !== 'none') return updateUser(context, { index, resource: found, dialect })
  return state.disabled.has(index) ? { outcome: 'skipped' } : createUser(context, index)
}

/** `POST /Users`: 201, Location, and the resource with everything as it was sent. */
export async function createUser(context: Context, index: number): Promise<Provisioned> {
  const { judge } = context
  const wanted = wantedValues(context, index)
  const answer = await context.client.send({ method: 'POST', endpoint: '/Users', body: createBody(wanted) })
  if (answer.status === 409 && answer.attempts > 1) return adoptAfterLostAnswer(context, index)
  const resource = judge.user(answer, [201], { rule: 'A user is created with 201', reference: REFERENCES.create })
  if (!resource) return { outcome: 'failed' }
  const location = answer.headers.get('location') ?? ''
  judge.expect(answer, location.endsWith(`/Users/${String(resource.id)}`), {
    rule: 'A created user has a Location',
    expected: `Location ending in /Users/${String(resource.id)}`,
    got: `Location ${location || 'absent'}`,
    reference: REFERENCES.create,
  })
  judge.stored(answer, resource, wanted)
  judge.active(answer, resource, true)
  rememberId(context, index, resource)
  return { outcome: 'created', resource, answer }
}

/** A POST whose answer was lost may have been carried out: Entra then logs EntryConflict and matches again. */
async function adoptAfterLostAnswer(context: Context, index: number): Promise<Provisioned> {
  const match = await matchUser(context, index)
  if (typeof match === 'string') return { outcome: 'failed' }
  rememberId(context, index, match)
  return { outcome: 'created', resource: match }
}

async function updateUser(context: Context, input: { index: number; resource: JsonObject; dialect: Dialect }): Promise<Provisioned> {
  const { index, resource, dialect } = input
  rememberId(context, index, resource)
  const id = context.state.ids.get(index)
  if (id === undefined) return { outcome: 'failed' }
  const wanted = wantedValues(context, index)
  const active = !context.state.disabled.has(index)
  const operations = attributeOperations({ resource, wanted, dialect })
  if (resource.active !== active) operations.push(activeOperation(active, dialect))
  if (operations.length === 0) return { outcome: 'unchanged', resource }
  const updated = await patchUser(context, { id, operations, wanted, active })
  return updated ? { outcome: 'updated', resource: updated } : { outcome: 'failed' }
}
