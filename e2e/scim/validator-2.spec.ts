import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'

import { CORE_USER, ENTERPRISE_USER, expectRefusal, newUser, type ScimClient } from '../fixtures/scim-client'
import { createGroup, findGroups, getGroup, memberIds, newGroup, patchGroup } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'
import { askForToken, readOAuthClient } from '../fixtures/token-client'
import type { AdvertisedAttribute, AdvertisedSchema } from '../fixtures/user-from-schema'

/** The tests of Microsoft's validation Logic App (SCIM-Validation-Test-Overview.md) by their names: what each asks of the service provider. */
const MANAGER = `${ENTERPRISE_USER}:manager`

/** The default mapping of a custom app in Entra: each of its targets must follow from /Schemas. */
const MAPPED_OF_USER = [
  'active',
  'userName',
  'externalId',
  'displayName',
  'title',
  'preferredLanguage',
  'name.givenName',
  'name.familyName',
  'name.formatted',
  'emails[type eq "work"].value',
  'emails[type eq "other"].value',
  'phoneNumbers[type eq "work"].value',
  'phoneNumbers[type eq "mobile"].value',
  'phoneNumbers[type eq "fax"].value',
  ...['streetAddress', 'locality', 'region', 'postalCode', 'country', 'formatted'].map((part) => `addresses[type eq "work"].${part}`),
  'addresses[type eq "other"].Formatted',
  'roles[primary eq "True"].value',
  'roles[primary eq "True"].display',
  ...['employeeNumber', 'department', 'costCenter', 'organization', 'division', 'manager'].map((name) => `${ENTERPRISE_USER}:${name}`),
]
const MAPPED_OF_GROUP = ['displayName', 'externalId', 'members']

const ofUser = async (scim: ScimClient, userName: string) => (await scim.find(`userName eq "${userName}"`)).body.Resources
const ofGroup = async (scim: ScimClient, displayName: string) => (await findGroups(scim, `displayName eq "${displayName}"`)).Resources

test.describe('User provisioning tests', () => {
  test('Create_User_Test', async ({ scim }) => {
    const user = await scim.create({ externalId: 'created' })
    expect(await ofUser(scim, user.userName)).toEqual([user])
  })

  test('Update_User_Test', async ({ scim }) => {
    const { id, userName } = await scim.create()
    await scim.patch(id, [
      { op: 'Add', path: 'title', value: 'Engineer' },
      { op: 'Replace', path: `${ENTERPRISE_USER}:department`, value: 'Research' },
    ])
    expect(await ofUser(scim, userName)).toMatchObject([{ id, title: 'Engineer', [ENTERPRISE_USER]: { department: 'Research' } }])
  })

  test('Disable_User_Test', async ({ scim }) => {
    const { id, userName } = await scim.create()
    await scim.patch(id, [{ op: 'Replace', path: 'active', value: 'False' }])
    expect(await ofUser(scim, userName)).toMatchObject([{ id, active: false }])
  })

  test('Delete_User_Test', async ({ scim }) => {
    const { id, userName } = await scim.create()
    expect((await scim.request('DELETE', `/Users/${id}`)).status).toBe(204)
    expect(await ofUser(scim, userName)).toEqual([])
  })

  test('User_Update_Manager_Test: set, changed and removed', async ({ scim }) => {
    const [{ id }, first, second] = [await scim.create(), await scim.create(), await scim.create()]
    for (const manager of [first, second]) {
      const { body } = await scim.patch(id, [{ op: 'Add', path: 'manager', value: [{ $ref: manager.meta.location, value: manager.id }] }])
      expect(body[ENTERPRISE_USER]).toMatchObject({ manager: { value: manager.id } })
      expect((await scim.get(`/Users?filter=id eq ${id} and manager eq ${manager.id}&attributes=id`)).body.totalResults).toBe(1)
    }
    const { body } = await scim.patch(id, [{ op: 'Remove', path: 'manager' }])
    expect(body).not.toHaveProperty([ENTERPRISE_USER])
  })

  test('Restore_User_Test, soft: disabled and enabled again', async ({ scim }) => {
    const { id, userName } = await scim.create()
    for (const [value, active] of [
      ['False', false],
      ['True', true],
    ] as const) {
      await scim.patch(id, [{ op: 'Replace', path: 'active', value }])
      expect(await ofUser(scim, userName)).toMatchObject([{ id, active }])
    }
  })

  test('Restore_User_Test, in three phases: created, gone, back as the same account', async ({ scim }) => {
    const { id, userName } = await scim.create({ externalId: randomUUID() })
    expect((await scim.request('DELETE', `/Users/${id}`)).status).toBe(204)
    expect(await ofUser(scim, userName)).toEqual([])
    const again = await scim.post('/Users', newUser({ userName, active: true }))
    expect([again.status, again.body.id, again.body.active]).toEqual([201, id, true])
    expect(await ofUser(scim, userName)).toMatchObject([{ id, active: true }])
  })

  test('POD_User_Test: on demand without the flag, after a cycle with it', async ({ scim }) => {
    const { id, userName } = await scim.create()
    const body = { Operations: [{ op: 'replace', value: { 'name.givenName': 'Flag', active: true } }] }
    expect((await scim.request('PATCH', `/Users/${id}?aadOptscim062020`, { body })).status).toBe(200)
    await scim.patch(id, [{ op: 'Replace', path: 'name.familyName', value: 'Demand' }])
    expect(await ofUser(scim, userName)).toMatchObject([{ id, name: { givenName: 'Flag', familyName: 'Demand' } }])
  })
})

test.describe('Group provisioning tests', () => {
  test('Create_Group_Test', async ({ scim }) => {
    const group = await createGroup(scim, { externalId: randomUUID() })
    expect(await ofGroup(scim, group.displayName)).toEqual([group])
  })

  test('Update_Group_Test', async ({ scim }) => {
    const { id, displayName } = await createGroup(scim)
    const renamed = `Updated ${randomUUID()}`
    expect((await patchGroup(scim, id, [{ op: 'Replace', path: 'displayName', value: renamed }])).status).toBe(204)
    expect(await ofGroup(scim, renamed)).toMatchObject([{ id }])
    expect(await ofGroup(scim, displayName)).toEqual([])
  })

  test('Delete_Group_Test', async ({ scim }) => {
    const { id, displayName } = await createGroup(scim)
    expect((await scim.request('DELETE', `/Groups/${id}`)).status).toBe(204)
    expect(await ofGroup(scim, displayName)).toEqual([])
  })

  test('Group_Update_Add_Member_Test', async ({ scim }) => {
    const [{ id }, users] = [await createGroup(scim), [await scim.create(), await scim.create()]]
    const value = users.map((user) => ({ $ref: null, value: user.id }))
    expect((await patchGroup(scim, id, [{ op: 'Add', path: 'members', value }])).status).toBe(204)
    expect(await memberIds(scim, id)).toEqual(users.map((user) => user.id).sort())
  })

  test('Group_Update_Remove_Member_Test', async ({ scim }) => {
    const user = await scim.create()
    const { id } = await createGroup(scim, { members: [{ value: user.id }] })
    expect((await patchGroup(scim, id, [{ op: 'Remove', path: 'members', value: [{ $ref: null, value: user.id }] }])).status).toBe(204)
    expect(await memberIds(scim, id)).toEqual([])
  })

  test('POD_Group_Test', async ({ scim }) => {
    const [group, users] = [newGroup(), await Promise.all(Array.from({ length: 5 }, () => scim.create()))]
    expect(await ofGroup(scim, group.displayName)).toEqual([])
    const { id } = (await scim.post('/Groups', group)).body
    for (const user of users) await patchGroup(scim, id, [{ op: 'Add', path: 'members', value: [{ value: user.id }] }])
    expect(await memberIds(scim, id)).toEqual(users.map((user) => user.id).sort())
  })

  test('Restore_Group_Test: created, gone, back under the same name', async ({ scim }) => {
    const { id, displayName } = await createGroup(scim)
    expect((await scim.request('DELETE', `/Groups/${id}`)).status).toBe(204)
    expectRefusal(await scim.get(`/Groups/${id}`), 404)
    const again = await createGroup(scim, { displayName })
    expect(again.id).not.toBe(id)
    expect(await ofGroup(scim, displayName)).toEqual([again])
  })
})

test.describe('SCIM compliance tests', () => {
  test('Schema_Discoverability_Test', async ({ scim }) => {
    const schemas = (await scim.get('/Schemas')).body.Resources as unknown as AdvertisedSchema[]
    const discovered = (name: string) => schemas.filter((schema) => schema.name === name).flatMap(namesOf)
    const lower = (names: string[]) => names.map((name) => name.toLowerCase())
    expect(lower([...discovered('User'), ...discovered('EnterpriseUser')])).toEqual(expect.arrayContaining(lower(MAPPED_OF_USER)))
    expect(lower(discovered('Group'))).toEqual(expect.arrayContaining(lower(MAPPED_OF_GROUP)))
  })

  for (const phase of ['', null]) {
    test(`SCIM_Null_Update_Test, ${phase === null ? 'null' : 'empty texts'}`, async ({ scim }) => {
      const texts = ['title', 'nickName', 'displayName', 'preferredLanguage', 'locale', 'timezone', 'userType', 'profileUrl', 'externalId']
      const paths = [
        ...texts,
        'name.familyName',
        'name.givenName',
        'name.formatted',
        `${ENTERPRISE_USER}:department`,
        `${ENTERPRISE_USER}:division`,
      ]
      const { id, meta } = await scim.create()
      await scim.patch(
        id,
        paths.map((path) => ({ op: 'add', path, value: 'set' })),
      )
      const clearing = paths.map((path) => ({ op: 'replace', path, value: phase }))
      const { status, body } = await scim.patch(id, clearing)
      expect(status).toBe(200)
      for (const key of [...texts, 'name', ENTERPRISE_USER]) expect(body).not.toHaveProperty([key])
      expect(body.meta.version).not.toBe(meta.version)
      expect(
        (
          await scim.patch(
            id,
            clearing.map((operation) => ({ ...operation, value: null })),
          )
        ).body,
      ).toEqual(body)
    })
  }

  test('SCIM_User_Create_Test', async ({ scim }) => {
    const user = newUser()
    const { status, body } = await scim.post('/Users', user)
    expect([status, body.userName, body.id]).toEqual([201, user.userName, expect.stringMatching(/./)])
  })

  test('SCIM_User_Update_Test', async ({ scim }) => {
    const { attributes } = (await scim.get(`/Schemas/${CORE_USER}`)).body as unknown as AdvertisedSchema
    const eligible = attributes.filter(({ name, type, multiValued, mutability }) => {
      return !multiValued && type === 'string' && mutability === 'readWrite' && name !== 'userName'
    })
    expect(eligible.length).toBeGreaterThan(5)
    const { id } = await scim.create()
    const values = Object.fromEntries(eligible.map(({ name }) => [name, `${name} ${randomUUID()}`]))
    const operations = Object.entries(values).map(([path, value]) => ({ op: 'replace', path, value }))
    expect((await scim.patch(id, operations)).status).toBe(200)
    expect((await scim.get(`/Users/${id}`)).body).toMatchObject(values)
  })

  test('SCIM_Group_Create_Test', async ({ scim }) => {
    const group = newGroup()
    const { status, body } = await scim.post('/Groups', group)
    expect([status, body.displayName, body.id]).toEqual([201, group.displayName, expect.stringMatching(/./)])
  })

  test('SCIM_Group_Update_Test', async ({ scim }) => {
    const { id } = await createGroup(scim)
    const values = { displayName: `Updated ${randomUUID()}`, externalId: randomUUID() }
    const operations = Object.entries(values).map(([path, value]) => ({ op: 'replace', path, value }))
    expect((await patchGroup(scim, id, operations)).status).toBe(204)
    expect(await getGroup(scim, id)).toMatchObject(values)
  })

  test('Validate_Credentials_Test: a token of an hour, with which SCIM answers', async ({ scim, deployment }) => {
    const { page, server, key } = deployment
    const { tokenEndpoint, clientId } = await readOAuthClient(page, server, key)
    const { status, body } = await askForToken(tokenEndpoint, {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: key.apiKey,
    })
    const { access_token: token, expires_in: seconds } = body as Record<string, unknown>
    expect(status).toBe(200)
    expect(seconds).toBeGreaterThanOrEqual(60 * 60)
    expect(seconds).toBeLessThanOrEqual(360 * 60)
    expect((await scim.request('GET', '/Users?count=1', { authorization: `Bearer ${String(token)}` })).status).toBe(200)
  })

  for (const [title, endpoint, create] of [
    ['SCIM_User_Pagination_Test', '/Users', () => newUser()],
    ['SCIM_Group_Pagination_Test', '/Groups', () => newGroup()],
  ] as const) {
    test(title, async ({ scim }) => {
      for (let index = 0; index < 11; index++) expect((await scim.post(endpoint, create())).status).toBe(201)
      const seen = new Set<string>()
      let total = Number.POSITIVE_INFINITY
      for (let page = 0; seen.size < total; page++) {
        const answer = await scim.get(`${endpoint}?startIndex=${page * 5 + 1}&count=5`)
        expect([answer.status, answer.body.startIndex], `page ${page}`).toEqual([200, page * 5 + 1])
        total = answer.body.totalResults
        expect(answer.body.Resources).toHaveLength(Math.min(5, total - seen.size))
        for (const { id } of answer.body.Resources) seen.add(id)
        expect(seen.size).toBe(Math.min(total, (page + 1) * 5))
      }
      expect(total).toBeGreaterThanOrEqual(11)
    })
  }

  test('SCIM_Update_Manager_Test: Add, Replace, Replace with an empty text', async ({ scim }) => {
    const { id } = await scim.create()
    for (const [op, value, gives] of [
      ['Add', 'first', { manager: { value: 'first' } }],
      ['Replace', 'second', { manager: { value: 'second' } }],
      ['Replace', '', undefined],
    ] as const) {
      expect((await scim.patch(id, [{ op, path: MANAGER, value }])).status).toBe(200)
      expect((await scim.get(`/Users/${id}`)).body[ENTERPRISE_USER]).toEqual(gives)
    }
  })
})

/** The names that Entra's wizard makes of a schema: by type where types are listed, by primary where there is one, else as they are. */
function namesOf({ id, attributes }: AdvertisedSchema): string[] {
  const prefix = id.includes(':extension:') ? `${id}:` : ''
  return attributes.flatMap((attribute) => flattened(attribute).map((name) => prefix + name))
}

function flattened({ name, multiValued, subAttributes = [] }: AdvertisedAttribute): string[] {
  const parts = subAttributes.map((sub) => sub.name)
  if (!multiValued) return [name, ...parts.map((part) => `${name}.${part}`)]
  const types = subAttributes.find((sub) => sub.name === 'type')?.canonicalValues ?? []
  const selectors = types.length > 0 ? types.map((type) => `type eq "${type}"`) : parts.includes('primary') ? ['primary eq "True"'] : []
  return [name, ...selectors.flatMap((selector) => parts.map((part) => `${name}[${selector}].${part}`))]
}
