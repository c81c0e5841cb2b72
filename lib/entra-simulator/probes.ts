import { wantedValues, type Context } from './context'
import { createBody } from './create-body'
import { findKnownUser } from './find-user'
import type { JsonObject } from './json'
import { managerOf } from './manager'
import { activeOperation, patchBody } from './patch-body'
import { guidFor } from './random'
import { REFERENCES } from './references'

/** Requests that must be refused, and the ways of asking that Microsoft's documents use. None may be answered with HTML or a redirect. */
export async function probe(context: Context): Promise<void> {
  await probeUnknown(context)
  await probeCredentials(context)
  const [index] = context.source.scope()
  const user = index === undefined ? undefined : await findKnownUser(context, index)
  if (index === undefined || !user) return
  await probeDuplicate(context, index)
  await probeFilters(context, index, user)
}

async function probeUnknown(context: Context): Promise<void> {
  const { judge } = context
  const { send } = context.client
  const unknown = { status: 404, rule: 'An unknown id is 404', reference: REFERENCES.read }
  for (const id of [guidFor(`${context.state.seed}/nobody`), '9007199254740993']) {
    const endpoint = `/Users/${id}`
    judge.refusal(await send({ method: 'GET', endpoint }), unknown)
    judge.refusal(await send({ method: 'PATCH', endpoint, body: patchBody([activeOperation(false, context.nextDialect())]) }), unknown)
    judge.refusal(await send({ method: 'DELETE', endpoint }), unknown)
  }
  const nowhere = { status: 404, rule: 'An unknown endpoint is 404', reference: REFERENCES.error }
  judge.refusal(await send({ method: 'GET', endpoint: '/NoSuchEndpoint' }), nowhere)
}

async function probeCredentials(context: Context): Promise<void> {
  const { judge } = context
  const { send } = context.client
  for (const credentials of ['wrong', 'none'] as const) {
    const rule = credentials === 'wrong' ? 'A wrong key is 401' : 'A request without a key is 401'
    const answer = await send({ method: 'GET', endpoint: '/Users', query: { filter: 'userName eq "nobody"' }, credentials })
    if (!judge.refusal(answer, { status: 401, rule, reference: REFERENCES.unauthorized })) continue
    judge.expect(answer, answer.headers.has('www-authenticate'), {
      rule: 'A 401 says how to authenticate',
      expected: 'the header WWW-Authenticate',
      got: '401 without WWW-Authenticate',
      reference: REFERENCES.unauthorized,
    })
  }
  const open = await send({ method: 'GET', endpoint: '/ServiceProviderConfig', credentials: 'none' })
  judge.hasStatus(open, [200], { rule: 'ServiceProviderConfig is public', reference: REFERENCES.discovery })
}

/** The same userName again, as it is and in capitals: userName is unique whatever its case (RFC 7643 §4.1.1). */
async function probeDuplicate(context: Context, index: number): Promise<void> {
  const wanted = wantedValues(context, index)
  const capitals = wanted.map(({ path, value }) => ({ path, value: path === 'userName' ? value.toUpperCase() : value }))
  for (const values of [wanted, capitals]) {
    const answer = await context.client.send({ method: 'POST', endpoint: '/Users', body: createBody(values) })
    const rule = 'A userName that is taken is 409 uniqueness'
    context.judge.refusal(answer, { status: 409, scimType: 'uniqueness', rule, reference: REFERENCES.uniqueness })
  }
}

/** The filters of Microsoft's documents: other case, an unquoted externalId, a value path, the check of a reference. */
async function probeFilters(context: Context, index: number, user: JsonObject): Promise<void> {
  const id = String(user.id)
  const { userPrincipalName, mail, ...person } = context.source.user(index)
  const manager = managerOf(user)
  const filters: Record<string, string>[] = [
    { filter: `USERNAME EQ "${userPrincipalName.toUpperCase()}"` },
    { filter: `externalId eq ${person[context.externalId]}` },
    ...(mail === null ? [] : [{ filter: `emails[type eq "work"].value eq "${mail}"` }]),
    ...(manager === null ? [] : [{ filter: `id eq ${id} and manager eq ${manager}`, attributes: 'id' }]),
  ]
  for (const query of filters) {
    const answer = await context.client.send({ method: 'GET', endpoint: '/Users', query })
    const found = context.judge.list(answer)
    if (!found) continue
    const rule = 'Every filter Microsoft documents finds its user'
    const expected = `exactly the user with id "${id}"`
    context.judge.expect(answer, found.length === 1 && found[0]?.id === id, { rule, expected, reference: REFERENCES.filter })
  }
}
