import { describe, expect, it } from 'vitest'

import { findAttribute } from '../find-attribute'
import { isJsonObject, type Json } from '../json'
import { ENTERPRISE_USER_URN } from '../schemas/enterprise-user'
import { CORE_GROUP_URN } from '../schemas/group'
import type { SchemaAttribute } from '../schemas/schema-types'
import { CORE_USER_URN } from '../schemas/user'
import { userDefinition } from '../schemas/user-definition'
import { resourceTypes, schemas, serviceProviderConfig } from './discovery'

const BASE = 'https://example.com/v1/provisioning/scim'
const TOKEN_ENDPOINT = 'https://example.com/oauth2/token'
const everything: Json = [serviceProviderConfig(BASE, TOKEN_ENDPOINT), ...resourceTypes(BASE), ...schemas(BASE)]

describe('discovery', () => {
  it('has camelCase keys and no nulls, as Entra needs', () => {
    for (const [key, value] of membersOf(everything)) {
      expect(key).toMatch(/^[a-z][a-zA-Z]*$/)
      expect(value).not.toBeNull()
      expect(value).toBeDefined()
    }
  })

  it('says what is supported, in numbers too', () => {
    expect(serviceProviderConfig(BASE, TOKEN_ENDPOINT)).toMatchObject({
      patch: { supported: true },
      bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1_048_576 },
      filter: { supported: true, maxResults: 200 },
      changePassword: { supported: false },
      sort: { supported: true },
      etag: { supported: true },
      pagination: { cursor: true, index: true, defaultPaginationMethod: 'index', defaultPageSize: 100, maxPageSize: 200 },
      authenticationSchemes: [
        { type: 'oauthbearertoken', primary: true },
        { type: 'oauth2', primary: false, description: expect.stringContaining(TOKEN_ENDPOINT) },
      ],
      meta: { resourceType: 'ServiceProviderConfig', location: `${BASE}/ServiceProviderConfig` },
    })
  })

  it('advertises users with the enterprise extension, and groups', () => {
    expect(resourceTypes(BASE)).toEqual([
      expect.objectContaining({
        id: 'User',
        endpoint: '/Users',
        schema: CORE_USER_URN,
        schemaExtensions: [{ schema: ENTERPRISE_USER_URN, required: false }],
        meta: { resourceType: 'ResourceType', location: `${BASE}/ResourceTypes/User` },
      }),
      expect.objectContaining({ id: 'Group', endpoint: '/Groups', schema: CORE_GROUP_URN }),
    ])
    expect(resourceTypes(BASE)[1]).not.toHaveProperty('schemaExtensions')
  })

  it('lists each schema once, at its own location', () => {
    const ids = schemas(BASE).map(({ id }) => id)
    expect(ids).toHaveLength(6)
    expect(new Set(ids).size).toBe(6)
    for (const schema of schemas(BASE)) expect(schema.meta).toMatchObject({ location: `${BASE}/Schemas/${String(schema.id)}` })
  })

  it('describes its own resources by the schemas it lists', () => {
    for (const resource of [serviceProviderConfig(BASE, TOKEN_ENDPOINT), ...resourceTypes(BASE)]) {
      const [urn] = Array.isArray(resource.schemas) ? resource.schemas : []
      const schema = schemas(BASE).find(({ id }) => id === urn)
      const attributes = schema?.attributes as SchemaAttribute[]
      const unknown = Object.keys(resource).filter(
        (key) => !['schemas', 'id', 'meta'].includes(key) && !attributes.some(({ name }) => name === key),
      )
      expect(unknown).toEqual([])
    }
  })

  it.each([
    ['emails', ['work', 'home', 'other']],
    ['phoneNumbers', ['work', 'home', 'mobile', 'fax', 'pager', 'other']],
    ['addresses', ['work', 'home', 'other']],
  ])('gives the types of %s, from which Entra derives its paths', (attribute, canonicalValues) => {
    expect(findAttribute(userDefinition, { attribute, subAttribute: 'type' })).toMatchObject({ canonicalValues })
  })

  it.each([
    'userName externalId active displayName title preferredLanguage name.givenName name.familyName emails.value phoneNumbers.value',
    'addresses.streetAddress addresses.postalCode addresses.Formatted manager department employeeNumber id meta.lastModified',
  ])('knows the attributes of the default mapping: %s', (names) => {
    for (const name of names.split(' ')) {
      const [attribute = '', subAttribute] = name.split('.')
      expect(findAttribute(userDefinition, { attribute, ...(subAttribute && { subAttribute }) })?.name.toLowerCase()).toBe(
        (subAttribute ?? attribute).toLowerCase(),
      )
    }
  })

  it('knows nothing of prototypes', () => {
    for (const attribute of ['__proto__', 'constructor', 'toString']) expect(findAttribute(userDefinition, { attribute })).toBeUndefined()
  })
})

function membersOf(value: Json): [string, Json][] {
  if (Array.isArray(value)) return value.flatMap(membersOf)
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([key, member]) => [[key, member] as [string, Json], ...membersOf(member)])
}
