import type { Answer } from './answer'
import { MAPPED_PATHS } from './attribute-mapping'
import type { Context } from './context'
import { asObject, type JsonObject } from './json'
import { REFERENCES } from './references'
import { parseScimPath } from './scim-path'
import { CORE_USER, ENTERPRISE_USER, MANAGER_PATH, SERVICE_PROVIDER_CONFIG } from './urns'

/** Attributes that every resource has, so that no schema need list them (RFC 7643 §3.1). */
const COMMON = ['externalId']

/** Reads what the service says of itself, as Entra and its validator do, and whether every mapped attribute can be found in it. */
export async function readDiscovery(context: Context): Promise<void> {
  await readConfig(context)
  const verdict = { rule: 'Discovery answers with a ListResponse', reference: REFERENCES.discovery }
  const types = await context.client.send({ method: 'GET', endpoint: '/ResourceTypes' })
  const users = context.judge.list(types, verdict)?.find((type) => type.name === 'User')
  context.judge.expect(types, users?.endpoint === '/Users' && users.schema === CORE_USER, {
    rule: 'The resource type User is listed',
    expected: `a resource type User with endpoint /Users and schema ${CORE_USER}`,
    reference: REFERENCES.discovery,
  })
  const schemas = await context.client.send({ method: 'GET', endpoint: '/Schemas' })
  checkSchemas(context, schemas, context.judge.list(schemas, verdict) ?? [])
}

async function readConfig(context: Context): Promise<void> {
  const answer = await context.client.send({ method: 'GET', endpoint: '/ServiceProviderConfig' })
  const rule = 'ServiceProviderConfig says what Entra needs'
  if (!context.judge.hasStatus(answer, [200], { rule, reference: REFERENCES.discovery })) return
  const config = answer.json ?? {}
  const known = Array.isArray(config.schemas) && config.schemas.includes(SERVICE_PROVIDER_CONFIG)
  const able = asObject(config.patch)?.supported === true && asObject(config.filter)?.supported === true
  const expected = `schemas with ${SERVICE_PROVIDER_CONFIG}, patch.supported and filter.supported true, authenticationSchemes`
  context.judge.expect(answer, known && able && Array.isArray(config.authenticationSchemes), {
    rule,
    expected,
    reference: REFERENCES.discovery,
  })
}

function checkSchemas(context: Context, answer: Answer, schemas: JsonObject[]): void {
  const missing = [...MAPPED_PATHS, MANAGER_PATH].filter((path) => !COMMON.includes(path) && !isDiscoverable(schemas, path))
  context.judge.expect(answer, missing.length === 0, {
    rule: 'Every mapped attribute can be found in /Schemas',
    expected: 'each attribute Entra maps, and its types as canonicalValues',
    got: `not found: ${missing.join(', ')}`,
    reference: REFERENCES.discoverability,
  })
}

function isDiscoverable(schemas: JsonObject[], text: string): boolean {
  const path = parseScimPath(text)
  const schema = schemas.find(({ id }) => id === (path.extension ? ENTERPRISE_USER : CORE_USER))
  const attribute = findNamed(schema?.attributes, path.attribute)
  if (path.subAttribute === undefined) return attribute !== undefined
  if (path.type === undefined) return findNamed(attribute?.subAttributes, path.subAttribute) !== undefined
  const types = findNamed(attribute?.subAttributes, 'type')?.canonicalValues
  return findNamed(attribute?.subAttributes, path.subAttribute) !== undefined && Array.isArray(types) && types.includes(path.type)
}

function findNamed(list: unknown, name: string): JsonObject | undefined {
  if (!Array.isArray(list)) return undefined
  return list.map(asObject).find((item) => typeof item?.name === 'string' && item.name.toLowerCase() === name.toLowerCase())
}
