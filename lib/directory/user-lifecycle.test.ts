import { beforeEach, describe, expect, it } from 'vitest'

import { type AuditEventRow, findAuditEvents } from '@/lib/audit/find-audit-events'
import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { inTransaction } from '@/lib/db/transaction'
import { coerceResource } from '@/lib/scim/coerce-resource'
import type { Json, ScimResource } from '@/lib/scim/json'
import { parsePatchOp } from '@/lib/scim/messages/patch-op'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import { createFirstAdmin } from './create-first-admin'
import { createUser } from './create-user'
import { deprovisionUser } from './deprovision-user'
import { findProvisionedUsers } from './find-users'
import { getProvisionedUser } from './get-user'
import { patchUser } from './patch-user'
import { replaceUser } from './replace-user'
import { toScimUser } from './scim-user'
import { setUserActive } from './set-user-active'
import { addActingAdmin } from './test-users'
import type { UserRow } from './user-store'

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const actor = { kind: 'key', id: 7, name: 'Entra', address: '20.1.2.3', requestId: 'r-1' } as const
const admin = { kind: 'user', id: 900, name: 'Ada', address: '10.0.0.1', requestId: 'r-2' } as const

beforeEach(freshDatabase)

function create(resource: { [key: string]: Json }): Promise<UserRow> {
  return createUser({ resource: coerceResource(resource, userDefinition), actor })
}

function replace(id: number, resource: { [key: string]: Json }, ifMatch: string | null = null): Promise<UserRow> {
  return replaceUser({ id: String(id), resource: coerceResource(resource, userDefinition), ifMatch, actor })
}

function patch(id: number, operation: { [key: string]: Json }, ifMatch: string | null = null): Promise<UserRow> {
  const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [operation] }
  return patchUser({ id: String(id), patch: parsePatchOp(body), ifMatch, actor })
}

function remove(id: number, ifMatch: string | null = null): Promise<void> {
  return deprovisionUser({ id: String(id), ifMatch, actor })
}

async function addAdmin(email: string): Promise<UserRow> {
  return inTransaction((tx) => createFirstAdmin(tx, { name: email, email, passwordHash: 'x', actor: admin }))
}

/** The row as it is stored, removed or not. */
async function stored(id: number): Promise<UserRow & { folded: object; searchText: string; labelKey: string; emailKey: string | null }> {
  const { pool } = await database()
  const { rows } = await pool.query(`SELECT * FROM "User" WHERE "id" = $1`, [id])
  return rows[0] as never
}

function events(id: number): Promise<AuditEventRow[]> {
  return findAuditEvents({ target: { kind: 'user', id }, limit: 100 })
}

async function actions(id: number): Promise<string[]> {
  return (await events(id)).map(({ action }) => action).reverse()
}

/** Makes the next write's times differ from those before. */
async function age(id: number): Promise<void> {
  const { pool } = await database()
  await pool.query(
    `UPDATE "User" SET "createdAt" = "createdAt" - interval '1 hour', "updatedAt" = "updatedAt" - interval '1 hour',
       "lastProvisionedAt" = "lastProvisionedAt" - interval '1 hour' WHERE "id" = $1`,
    [id],
  )
}

describe('create', () => {
  it('stores the resource as sent, enabled when active is not said, and writes who did it', async () => {
    const row = await create({
      userName: 'Björn@Example.com',
      externalId: 'Ext-1',
      name: { givenName: 'Björn', familyName: 'Müller' },
      emails: [{ value: 'B.Mueller@Example.com', type: 'work' }],
      [ENTERPRISE]: { employeeNumber: 'E-7', manager: { value: '99' } },
    })
    const user = toScimUser(await getProvisionedUser(String(row.id)), 'https://x.example/scim')
    expect(user).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
      id: '1',
      externalId: 'Ext-1',
      userName: 'Björn@Example.com',
      active: true,
      name: { givenName: 'Björn', familyName: 'Müller' },
      emails: [{ value: 'B.Mueller@Example.com', type: 'work' }],
      [ENTERPRISE]: { employeeNumber: 'E-7', manager: { value: '99' } },
      meta: {
        resourceType: 'User',
        created: row.createdAt.toISOString(),
        lastModified: row.createdAt.toISOString(),
        location: 'https://x.example/scim/Users/1',
        version: 'W/"1"',
      },
    })
    expect(await stored(row.id)).toMatchObject({
      userNameKey: 'björn@example.com',
      label: 'Björn Müller',
      labelKey: 'bjorn muller',
      email: 'B.Mueller@Example.com',
      emailKey: 'b.mueller@example.com',
      searchText: 'bjorn muller example com b mueller ext 1 e 7',
      origin: 'entra',
      permission: 'none',
      lastProvisionedAt: row.createdAt,
      attributes: expect.not.objectContaining({ userName: expect.anything(), active: expect.anything() }) as object,
      folded: expect.objectContaining({ userName: 'björn@example.com', externalId: 'Ext-1', active: true }) as object,
    })
    const [event] = await events(row.id)
    expect(event).toMatchObject({
      action: 'user.created',
      actorKind: 'key',
      actorId: 7,
      actorName: 'Entra',
      address: '20.1.2.3',
      requestId: 'r-1',
      targetName: 'Björn Müller',
      before: {},
      after: expect.objectContaining({ userName: 'Björn@Example.com', active: true }) as object,
    })
  })

  it('shows no extension and no attribute that has nothing in it', async () => {
    const row = await create({ userName: 'plain', title: null, emails: [], [ENTERPRISE]: { department: null } })
    const user = toScimUser(row, '')
    expect(Object.keys(user).sort()).toEqual(['active', 'id', 'meta', 'schemas', 'userName'])
    expect(user.schemas).toEqual(['urn:ietf:params:scim:schemas:core:2.0:User'])
  })

  it('creates a disabled account when told so', async () => {
    expect(await create({ userName: 'off', active: 'False' })).toMatchObject({ active: false })
  })

  it('refuses a userName in use in any case with 409 that names attribute, value and holder, and keeps nothing', async () => {
    const first = await create({ userName: 'Zoë@example.com' })
    await expect(create({ userName: 'ZOE\u0308@EXAMPLE.COM' })).rejects.toMatchObject({
      status: 409,
      scimType: 'uniqueness',
      detail: expect.stringMatching(new RegExp(`userName "ZOE\u0308@EXAMPLE.COM".*id ${first.id}`)) as string,
    })
    expect(await findProvisionedUsers({ sortOrder: 'ascending', startIndex: 1, projection: {} })).toMatchObject({
      totalResults: 1,
    })
  })

  it('accepts the same externalId twice', async () => {
    await create({ userName: 'a', externalId: 'same' })
    await expect(create({ userName: 'b', externalId: 'same' })).resolves.toMatchObject({ externalId: 'same', id: 2 })
  })

  it('lets exactly one of many creates at once have the userName', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => create({ userName: n % 2 ? 'Same' : 'same' })))
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(7)
    for (const { reason } of refused) expect(reason).toMatchObject({ status: 409, scimType: 'uniqueness' })
  })

  it('refuses a missing, empty or endless userName with 400', async () => {
    for (const userName of [undefined, ' ', 'x'.repeat(100_000)]) {
      const resource: ScimResource = userName === undefined ? { title: 'x' } : { userName }
      await expect(createUser({ resource, actor })).rejects.toMatchObject({ status: 400, scimType: 'invalidValue' })
    }
    await expect(createUser({ resource: { userName: 'a', externalId: 'ö'.repeat(5_000) }, actor })).rejects.toMatchObject({ status: 400 })
  })

  it('takes attributes of almost any length', async () => {
    const long = Array.from({ length: 40_000 }, (_, n) => `wörd${n}`).join(' ')
    const row = await create({ userName: 'long', displayName: long, title: long, emails: [{ value: `${'m'.repeat(5_000)}@example.com` }] })
    expect((await getProvisionedUser(String(row.id))).attributes).toMatchObject({ displayName: long, title: long })
    expect(row.label.length).toBe(200)
  })
})

describe('the label and address of an account', () => {
  it.each([
    [{ displayName: 'Shown', name: { formatted: 'Formatted' } }, 'Shown'],
    [{ displayName: ' ', name: { formatted: 'Formatted', givenName: 'G' } }, 'Formatted'],
    [{ name: { givenName: 'Given', familyName: 'Family' } }, 'Given Family'],
    [{ name: { familyName: 'Family' } }, 'Family'],
    [{}, 'u@example.com'],
  ])('%j is called %s', async (attributes, label) => {
    expect(await createUser({ resource: { userName: 'u@example.com', ...attributes }, actor })).toMatchObject({ label })
  })

  it.each<[Json, string]>([
    [
      [
        { value: 'a@x', type: 'work' },
        { value: 'b@x', primary: true },
      ],
      'b@x',
    ],
    [
      [
        { value: 'a@x', type: 'home' },
        { value: 'b@x', type: 'work' },
      ],
      'b@x',
    ],
    [[{ value: 'a@x' }, { value: 'b@x' }], 'a@x'],
    [[{ value: 'no address', primary: true }, { value: 'b@x' }], 'b@x'],
    [[], 'u@example.com'],
  ])('%j gives the address %s', async (emails, email) => {
    expect(await createUser({ resource: { userName: 'u@example.com', emails }, actor })).toMatchObject({ email })
  })

  it('has no address when neither e-mails nor userName hold one', async () => {
    expect(await create({ userName: 'svc' })).toMatchObject({ email: null })
  })
})

describe('patch', () => {
  it('changes what it names, moves version and time, and writes before and after of the changed paths', async () => {
    const { id } = await create({ userName: 'u', title: 'Old', nickName: 'Nick' })
    await age(id)
    const aged = await stored(id)
    const row = await patch(id, { op: 'Replace', path: 'title', value: 'New' })
    expect(row).toMatchObject({ version: 2, attributes: { title: 'New', nickName: 'Nick' }, createdAt: aged.createdAt })
    expect(row.updatedAt.getTime()).toBeGreaterThan(aged.updatedAt.getTime())
    expect(await actions(id)).toEqual(['user.created', 'user.updated'])
    expect((await events(id))[0]).toMatchObject({ before: { title: 'Old' }, after: { title: 'New' } })
  })

  it('that changes nothing keeps version and time, writes no event, and counts as contact', async () => {
    const { id } = await create({ userName: 'u', title: 'Same' })
    await age(id)
    const aged = await stored(id)
    const row = await patch(id, { op: 'replace', value: { title: 'Same', active: 'True' } })
    expect(row).toMatchObject({ version: 1, updatedAt: aged.updatedAt })
    expect(row.lastProvisionedAt?.getTime()).toBeGreaterThan(aged.lastProvisionedAt?.getTime() ?? Infinity)
    expect(await actions(id)).toEqual(['user.created'])
  })

  it('disables and enables with an event of its own beside that for the other attributes', async () => {
    const { id } = await create({ userName: 'u' })
    const disabled = await patch(id, { op: 'replace', value: { active: 'False', title: 'Leaver' } })
    expect(disabled).toMatchObject({ active: false, version: 2, sessionEpoch: 1 })
    const enabled = await patch(id, { op: 'replace', path: 'active', value: true })
    expect(enabled).toMatchObject({ active: true, version: 3, sessionEpoch: 1 })
    expect((await actions(id)).sort()).toEqual(['user.created', 'user.disabled', 'user.enabled', 'user.updated'])
    const event = (await events(id)).find(({ action }) => action === 'user.disabled')
    expect(event).toMatchObject({ before: { active: true }, after: { active: false } })
  })

  it.each<ScimResource>([{ op: 'remove' }, { op: 'replace', value: '' }, { op: 'replace', value: null }])(
    'refuses to empty active: %j',
    async (operation) => {
      const { id } = await create({ userName: 'u', active: false })
      await expect(patch(id, { ...operation, path: 'active' })).rejects.toMatchObject({ status: 400, scimType: 'invalidValue' })
    },
  )

  it('renames, also to another case of the same name', async () => {
    const { id } = await create({ userName: 'old@example.com' })
    expect(await patch(id, { op: 'replace', path: 'userName', value: 'Old@Example.com' })).toMatchObject({
      userName: 'Old@Example.com',
      version: 2,
    })
    expect(await patch(id, { op: 'replace', path: 'userName', value: 'new@example.com' })).toMatchObject({ userNameKey: 'new@example.com' })
    await expect(create({ userName: 'OLD@example.com' })).resolves.toMatchObject({ id: 2 })
  })

  it('refuses a userName in use with 409 and changes nothing', async () => {
    const { id: holder } = await create({ userName: 'held' })
    const { id } = await create({ userName: 'u', title: 'Old' })
    await expect(patch(id, { op: 'replace', value: { userName: 'HELD', title: 'New' } })).rejects.toMatchObject({
      status: 409,
      scimType: 'uniqueness',
      detail: expect.stringContaining(`id ${holder}`) as string,
    })
    expect(await getProvisionedUser(String(id))).toMatchObject({ userName: 'u', version: 1, attributes: { title: 'Old' } })
  })

  it('lets one of two renames at once have the userName', async () => {
    const ids = [(await create({ userName: 'a' })).id, (await create({ userName: 'b' })).id]
    const outcomes = await Promise.allSettled(ids.map((id) => patch(id, { op: 'replace', path: 'userName', value: 'wanted' })))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ status: 409, scimType: 'uniqueness' })
  })

  it('loses none of many changes at once', async () => {
    const { id } = await create({ userName: 'u' })
    const paths = ['title', 'nickName', 'userType', 'locale', 'timezone', 'displayName']
    await Promise.all(paths.map((path) => patch(id, { op: 'add', path, value: path })))
    const row = await getProvisionedUser(String(id))
    expect(row.version).toBe(7)
    expect(Object.keys(row.attributes).sort()).toEqual([...paths].sort())
  })

  it('checks If-Match against the version', async () => {
    const { id } = await create({ userName: 'u' })
    await expect(patch(id, { op: 'add', path: 'title', value: 'x' }, 'W/"2"')).rejects.toMatchObject({ status: 412 })
    await expect(patch(id, { op: 'add', path: 'title', value: 'x' }, 'W/"1"')).resolves.toMatchObject({ version: 2 })
    await expect(replace(id, { userName: 'u' }, 'W/"1"')).rejects.toMatchObject({ status: 412 })
    await expect(remove(id, 'W/"1"')).rejects.toMatchObject({ status: 412 })
    await expect(remove(id, 'W/"2"')).resolves.toBeUndefined()
  })

  it('answers 404 for ids that are not there or cannot be', async () => {
    for (const id of ['1', '0', '-1', '01', '1.0', 'abc', '2147483648', '99999999999999999999999', '', "1'--", '\0']) {
      await expect(getProvisionedUser(id)).rejects.toMatchObject({ status: 404 })
      await expect(deprovisionUser({ id, ifMatch: null, actor })).rejects.toMatchObject({ status: 404 })
    }
  })
})

describe('put', () => {
  it('replaces all attributes but leaves the state when active is not said', async () => {
    const { id } = await create({ userName: 'u', externalId: 'e', title: 'Old', active: false })
    const row = await replace(id, { userName: 'u', nickName: 'New' })
    expect(row).toMatchObject({ active: false, externalId: null, version: 2, attributes: { nickName: 'New' } })
    expect(row.attributes).not.toHaveProperty('title')
    expect(await actions(id)).toEqual(['user.created', 'user.updated'])
  })

  it('that repeats the resource changes nothing', async () => {
    const resource = { userName: 'u', name: { givenName: 'G', familyName: 'F' }, emails: [{ type: 'work', value: 'u@x' }] }
    const { id } = await create(resource)
    expect(await replace(id, resource)).toMatchObject({ version: 1 })
  })

  it('refuses a userName in use with 409', async () => {
    await create({ userName: 'held' })
    const { id } = await create({ userName: 'u' })
    await expect(replace(id, { userName: 'Held' })).rejects.toMatchObject({ status: 409, scimType: 'uniqueness' })
  })
})

describe('delete', () => {
  it('disables, ends sessions, leaves the SCIM view and keeps the account', async () => {
    const { id } = await create({ userName: 'u', title: 'T' })
    await remove(id)
    await expect(getProvisionedUser(String(id))).rejects.toMatchObject({ status: 404 })
    await expect(remove(id)).rejects.toMatchObject({ status: 404 })
    await expect(patch(id, { op: 'add', path: 'title', value: 'x' })).rejects.toMatchObject({ status: 404 })
    expect(await findProvisionedUsers({ sortOrder: 'ascending', startIndex: 1, projection: {} })).toMatchObject({
      totalResults: 0,
      users: [],
    })
    expect(await stored(id)).toMatchObject({
      active: false,
      sessionEpoch: 1,
      attributes: { title: 'T' },
      removedAt: expect.any(Date) as Date,
    })
    expect(await actions(id)).toEqual(['user.created', 'user.removed'])
  })

  it('then a create with the userName brings the same account back, enabled, with the new attributes', async () => {
    const { id, createdAt } = await create({ userName: 'u@x', externalId: 'e', title: 'Old' })
    await remove(id)
    const row = await create({ userName: 'U@X', nickName: 'New' })
    expect(row).toMatchObject({
      id,
      active: true,
      removedAt: null,
      userName: 'U@X',
      externalId: null,
      version: 3,
      createdAt,
      attributes: { nickName: 'New' },
    })
    expect(row.attributes).not.toHaveProperty('title')
    expect(await actions(id)).toEqual(['user.created', 'user.removed', 'user.restored'])
    expect((await events(id))[0]).toMatchObject({ before: { active: false, title: 'Old' }, after: { active: true, nickName: 'New' } })
  })

  it('brings back neither permission nor password, since the account may be another person by now, and says which permission it was', async () => {
    const { prisma } = await database()
    await addAdmin('ada@example.com')
    const leaver = await addAdmin('leaver@example.com')
    await patch(leaver.id, { op: 'add', path: 'externalId', value: 'jdoe' })
    await remove(leaver.id)
    const hire = await create({ userName: 'hire@example.com', externalId: 'jdoe' })
    expect(hire).toMatchObject({ id: leaver.id, active: true, removedAt: null, permission: 'none' })
    expect(await prisma.user.findUnique({ where: { id: hire.id } })).toMatchObject({
      permission: 'none',
      passwordHash: null,
      signInKey: null,
    })
    expect((await events(hire.id))[0]).toMatchObject({
      action: 'user.restored',
      before: { permission: 'admin', userName: 'leaver@example.com' },
      after: { permission: 'none', userName: 'hire@example.com' },
    })
  })

  it('says nothing of the permission of one that had none', async () => {
    const { id } = await create({ userName: 'u' })
    await remove(id)
    await create({ userName: 'u' })
    const [restored] = await events(id)
    expect(restored).toMatchObject({ action: 'user.restored', before: { active: false }, after: { active: true } })
    expect(restored?.before).not.toHaveProperty('permission')
  })

  it('then a create with the externalId alone does so too, and one that says active false leaves it disabled', async () => {
    const { id } = await create({ userName: 'old', externalId: 'e' })
    await remove(id)
    expect(await create({ userName: 'new', externalId: 'e', active: false })).toMatchObject({
      id,
      userName: 'new',
      active: false,
      removedAt: null,
    })
  })

  it('prefers the account with the userName to one with the externalId, and the live one to both', async () => {
    const { id: byExternalId } = await create({ userName: 'x', externalId: 'e' })
    const { id: byUserName } = await create({ userName: 'y' })
    await remove(byExternalId)
    await remove(byUserName)
    expect(await create({ userName: 'y', externalId: 'e' })).toMatchObject({ id: byUserName })
    await expect(create({ userName: 'y', externalId: 'e' })).rejects.toMatchObject({ status: 409 })
    expect(await create({ userName: 'z', externalId: 'e' })).toMatchObject({ id: byExternalId })
  })

  it('never takes an account with another externalId or none for the same', async () => {
    const { id } = await create({ userName: 'u' })
    await remove(id)
    expect((await create({ userName: 'other' })).id).not.toBe(id)
    expect((await create({ userName: 'third', externalId: 'e' })).id).not.toBe(id)
  })

  it('brings an account back for one of two creates at once', async () => {
    const { id } = await create({ userName: 'u' })
    await remove(id)
    const outcomes = await Promise.allSettled([create({ userName: 'u' }), create({ userName: 'U' })])
    const kept = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    expect(kept.map(({ value }) => value.id)).toEqual([id])
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ status: 409 })
  })
})

describe('the console', () => {
  beforeEach(() => addActingAdmin(admin))

  it('disables and enables as the person who does it, without counting as contact', async () => {
    const { id, lastProvisionedAt } = await create({ userName: 'u' })
    expect(await setUserActive({ id, active: false, actor: admin })).toMatchObject({
      active: false,
      sessionEpoch: 1,
      version: 2,
      lastProvisionedAt,
    })
    expect(await setUserActive({ id, active: false, actor: admin })).toMatchObject({ active: false, sessionEpoch: 1, version: 2 })
    expect(await setUserActive({ id, active: true, actor: admin })).toMatchObject({ active: true, version: 3 })
    expect(await actions(id)).toEqual(['user.created', 'user.disabled', 'user.enabled'])
    expect((await events(id))[0]).toMatchObject({ actorKind: 'user', actorName: 'Ada' })
  })

  it('cannot enable an account that the identity provider removed, nor one that is not there', async () => {
    const { id } = await create({ userName: 'u' })
    await remove(id)
    await expect(setUserActive({ id, active: true, actor: admin })).rejects.toThrow('Assign the user there again')
    await expect(setUserActive({ id: 99, active: true, actor: admin })).rejects.toMatchObject({ status: 404 })
  })

  it('makes the first admin, who is managed in the console until the identity provider writes to the account', async () => {
    const row = await addAdmin('Ada@Example.com')
    expect(row).toMatchObject({ origin: 'console', permission: 'admin', active: true, lastProvisionedAt: null, email: 'Ada@Example.com' })
    expect(row).not.toHaveProperty('passwordHash')
    expect(await actions(row.id)).toEqual(['user.created'])
    expect(
      JSON.stringify(await events(row.id), (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain('passwordHash')
    expect(await patch(row.id, { op: 'add', path: 'title', value: 'Boss' })).toMatchObject({ origin: 'entra', permission: 'admin' })
    await expect(addAdmin('ADA@example.com')).rejects.toMatchObject({ status: 409 })
  })
})

describe('the last active admin', () => {
  beforeEach(() => addActingAdmin(admin))

  it('can be disabled or removed by nobody, and the refusal says what to do', async () => {
    const { id } = await addAdmin('ada@example.com')
    await create({ userName: 'somebody' })
    const refusal = { status: 403, detail: expect.stringContaining('Give another active account') as string }
    await expect(patch(id, { op: 'replace', path: 'active', value: false })).rejects.toMatchObject(refusal)
    await expect(replace(id, { userName: 'ada@example.com', active: false })).rejects.toMatchObject(refusal)
    await expect(remove(id)).rejects.toMatchObject(refusal)
    await expect(setUserActive({ id, active: false, actor: admin })).rejects.toMatchObject(refusal)
    expect(await getProvisionedUser(String(id))).toMatchObject({ active: true, version: 1 })
    expect(await actions(id)).toEqual(['user.created'])
  })

  it('may change otherwise', async () => {
    const { id } = await addAdmin('ada@example.com')
    await expect(patch(id, { op: 'add', path: 'title', value: 'Boss' })).resolves.toMatchObject({ version: 2 })
  })

  it('is the one who is left: a disabled or removed admin does not count', async () => {
    const first = await addAdmin('one@example.com')
    const second = await addAdmin('two@example.com')
    const third = await addAdmin('three@example.com')
    await setUserActive({ id: first.id, active: false, actor: admin })
    await remove(second.id)
    await expect(remove(third.id)).rejects.toMatchObject({ status: 403 })
    await expect(remove(first.id)).resolves.toBeUndefined()
  })

  it('is the one who can sign in: an admin without a password who never signed in does not count', async () => {
    const first = await addAdmin('one@example.com')
    const second = await addAdmin('two@example.com')
    const change = async (data: { passwordHash: string | null; firstSignInAt: Date | null }) => {
      await (await database()).prisma.user.update({ where: { id: second.id }, data, select: { id: true } })
    }
    await change({ passwordHash: null, firstSignInAt: null })
    await expect(remove(first.id)).rejects.toMatchObject({ status: 403 })
    await change({ passwordHash: null, firstSignInAt: new Date() })
    await expect(setUserActive({ id: first.id, active: false, actor: admin })).resolves.toMatchObject({ active: false })
    await setUserActive({ id: first.id, active: true, actor: admin })
    await change({ passwordHash: 'x', firstSignInAt: null })
    await expect(remove(first.id)).resolves.toBeUndefined()
  })

  it('stays when the last two are disabled at once', async () => {
    for (let round = 0; round < 5; round++) {
      await freshDatabase()
      await addActingAdmin(admin)
      const rows = [await addAdmin('one@example.com'), await addAdmin('two@example.com')]
      const outcomes = await Promise.allSettled([
        setUserActive({ id: rows[0]?.id ?? 0, active: false, actor: admin }),
        patch(rows[1]?.id ?? 0, { op: 'replace', path: 'active', value: 'False' }),
      ])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ status: 403 })
    }
  })
})
