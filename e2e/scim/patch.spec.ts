import { expect } from '@playwright/test'

import { readTable } from '../fixtures/read-table'
import { CORE_USER, ENTERPRISE_USER, expectRefusal, type Fields, PATCH_OP, type ScimBody, type ScimClient } from '../fixtures/scim-client'
import { createGroup, getGroup, patchGroup } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'
import { type AdvertisedAttribute, type AdvertisedSchema, valuesFor } from '../fixtures/user-from-schema'

type Operation = { op: string; path?: string; value?: unknown }
type Shape = { title: string; user?: Fields; operations: Operation[]; gives: Fields; lacks?: string[] }
type Refusal = { title: string; body: unknown; scimType?: string }

for (const { title, user, operations, gives, lacks = [] } of readTable<Shape>('patch-corpus.json')) {
  test(`PATCH: ${title}`, async ({ scim }) => {
    const created = await scim.create(user)
    const { status, body } = await scim.patch(created.id, operations)
    expect(status, body.detail).toBe(200)
    expect(body).toMatchObject({ id: created.id, userName: created.userName, ...gives })
    expect(body.meta.version).not.toBe(created.meta.version)
    for (const key of lacks) expect(body).not.toHaveProperty([key])
    expect((await scim.get(`/Users/${created.id}`)).body).toEqual(body)
  })
}

test('every value is found again by the filter that Entra writes for it', async ({ scim }) => {
  const { id } = await scim.create()
  const value = `found-${id}@work.example`
  await scim.patch(id, [
    { op: 'Add', path: 'emails[type eq "work"].value', value },
    { op: 'Replace', path: 'active', value: 'False' },
  ])
  const { Resources } = (await scim.find(`emails[type eq "work"].value eq "${value.toUpperCase()}" and active eq false`)).body
  expect(Resources).toMatchObject([{ id, active: false }])
})

for (const { title, body, scimType } of readTable<Refusal>('patch-refusals.json')) {
  test(`PATCH refuses ${title}, and changes nothing`, async ({ scim }) => {
    const user = await scim.create({ title: 'Untouched' })
    const answer = await scim.request('PATCH', `/Users/${user.id}`, { body })
    expectRefusal(answer, 400, scimType ?? answer.body.scimType)
    expect((await scim.get(`/Users/${user.id}`)).body).toEqual(user)
  })
}

test('a PATCH is applied whole or not at all, and says which operation was refused', async ({ scim }) => {
  const user = await scim.create({ title: 'Before' })
  const answer = await scim.patch(user.id, [
    { op: 'replace', path: 'title', value: 'After' },
    { op: 'replace', path: 'active', value: false },
    { op: 'replace', path: 'id', value: '1' },
  ])
  expect(expectRefusal(answer, 400, 'mutability')).toMatch(/Operations\[2\]|operation 3/i)
  expect((await scim.get(`/Users/${user.id}`)).body).toEqual(user)
})

test('paths that every JavaScript object has pollute nothing', async ({ scim }) => {
  const { id } = await scim.create()
  for (const path of [
    '__proto__.polluted',
    'constructor.prototype.polluted',
    '__proto__',
    'name.__proto__',
    'emails[__proto__ eq "x"].value',
  ]) {
    const answer = await scim.patch(id, [{ op: 'add', path, value: 'polluted' }])
    expect([200, 400], answer.text).toContain(answer.status)
  }
  const raw = `{"schemas":["${PATCH_OP}"],"Operations":[{"op":"add","value":{"__proto__":{"active":"polluted"},"constructor":{"prototype":{"a":1}}}}]}`
  const answer = await scim.request('PATCH', `/Users/${id}`, { raw })
  expect([200, 400], answer.text).toContain(answer.status)
  expect((await scim.get(`/Users/${id}`)).text).not.toContain('polluted')
  expect((await scim.create()).active).toBe(true)
})

test('a thousand operations at once are one change', async ({ scim }) => {
  const user = await scim.create()
  const operations = Array.from({ length: 1000 }, (_, i) => ({ op: 'Replace', path: 'title', value: `Title ${i}` }))
  expect((await scim.patch(user.id, operations)).body).toMatchObject({ title: 'Title 999' })
})

type Dialect = { title: string; query: string; op: (op: string) => string; say: (value: unknown) => unknown }

const DIALECTS: Dialect[] = [
  { title: 'with the flag', query: '?aadOptscim062020', op: (op) => op, say: (value) => value },
  { title: 'without the flag', query: '', op: (op) => op.charAt(0).toUpperCase() + op.slice(1), say: booleansAsText },
]

for (const dialect of DIALECTS) {
  test(`every attribute that Schemas lets a client write is added, replaced and removed, ${dialect.title}`, async ({ scim }) => {
    const { id } = await scim.create()
    for (const urn of [CORE_USER, ENTERPRISE_USER]) {
      const { attributes } = await advertised(scim, urn)
      const values = valuesFor(attributes)
      for (const { name } of attributes.filter((attribute) => attribute.name in values)) {
        for (const spelling of ['path', 'path with URN', 'no path']) {
          const path = urn === CORE_USER && spelling === 'path' ? name : `${urn}:${name}`
          const written = (op: string, value: unknown) =>
            spelling === 'no path'
              ? { op: dialect.op(op), value: { [path]: dialect.say(value) } }
              : { op: dialect.op(op), path, value: dialect.say(value) }
          const operations = name === 'userName' ? ['replace'] : ['add', 'replace']
          for (const op of operations) {
            const value = name === 'userName' ? `${String(id)}-${spelling}@example.com` : values[name]
            const answer = await patch(scim, id, { query: dialect.query, operation: written(op, value) })
            expect([answer.status, valueAt(answer.body, urn, name)], `${op} ${spelling} ${path}`).toEqual([200, value])
          }
          const removal = await patch(scim, id, { query: dialect.query, operation: { op: dialect.op('remove'), path } })
          if (name === 'userName') expectRefusal(removal, 400, 'mutability')
          else if (name === 'active') expect(expectRefusal(removal, 400, 'invalidValue')).toContain('Send true or false')
          else expect([removal.status, valueAt(removal.body, urn, name)], path).toEqual([200, undefined])
        }
      }
    }
  })

  test(`every sub-attribute that Schemas lets a client write is set and cleared, ${dialect.title}`, async ({ scim }) => {
    for (const urn of [CORE_USER, ENTERPRISE_USER]) {
      for (const attribute of (await advertised(scim, urn)).attributes.filter(
        ({ mutability, type }) => mutability === 'readWrite' && type === 'complex',
      )) {
        const { id } = await scim.create()
        const prefix = urn === CORE_USER ? '' : `${urn}:`
        for (const sub of attribute.subAttributes?.filter(({ mutability }) => mutability === 'readWrite') ?? []) {
          const path = `${prefix}${attribute.name}${selectorOf(attribute, sub)}.${sub.name}`
          const value = valuesFor([sub])[sub.name]
          const answer = await patch(scim, id, {
            query: dialect.query,
            operation: { op: dialect.op('add'), path, value: dialect.say(value) },
          })
          expect(answer.status, `${path}: ${answer.text}`).toBe(200)
          expect(elementsOf(valueAt(answer.body, urn, attribute.name)), path).toContainEqual(expect.objectContaining({ [sub.name]: value }))
          const again = await patch(scim, id, {
            query: dialect.query,
            operation: { op: dialect.op('replace'), path, value: dialect.say(value) },
          })
          expect(again.body, `${path} a second time`).toEqual(answer.body)
        }
        const cleared = await patch(scim, id, {
          query: dialect.query,
          operation: { op: dialect.op('remove'), path: prefix + attribute.name },
        })
        expect(valueAt(cleared.body, urn, attribute.name), attribute.name).toBeUndefined()
      }
    }
  })
}

test('every attribute that Schemas calls readOnly is refused by PATCH, and nothing changes', async ({ scim }) => {
  const user = await scim.create()
  const group = await createGroup(scim)
  const common = ['id', 'meta', 'meta.resourceType', 'meta.created', 'meta.lastModified', 'meta.location', 'meta.version']
  const paths = [
    ...common,
    ...readOnlyPaths(await advertised(scim, CORE_USER)),
    ...readOnlyPaths(await advertised(scim, ENTERPRISE_USER), `${ENTERPRISE_USER}:`),
  ]
  expect(paths).toEqual(expect.arrayContaining(['groups', 'groups.value', `${ENTERPRISE_USER}:manager.displayName`]))
  for (const op of ['add', 'Replace', 'remove']) {
    for (const path of paths) expectRefusal(await scim.patch(user.id, [{ op, path, value: 'x' }]), 400, 'mutability')
    for (const path of [...common, 'members.display']) {
      expectRefusal(await patchGroup(scim, group.id, [{ op, path, value: 'x' }]), 400, 'mutability')
    }
  }
  expect((await scim.get(`/Users/${user.id}`)).body).toEqual(user)
  expect(await getGroup(scim, group.id)).toEqual(group)
})

test('what a whole resource says of itself is passed over when it is sent back without a path', async ({ scim }) => {
  const user = await scim.create({ title: 'Engineer' })
  const { status, body } = await scim.patch(user.id, [
    { op: 'replace', value: { ...user, id: '1', groups: [{ value: '1' }], title: 'Manager' } },
  ])
  expect([status, body]).toEqual([200, { ...user, title: 'Manager', meta: body.meta }])
})

async function advertised(scim: ScimClient, urn: string): Promise<AdvertisedSchema> {
  return (await scim.get(`/Schemas/${urn}`)).body as unknown as AdvertisedSchema
}

function patch(scim: ScimClient, id: string, { query, operation }: { query: string; operation: Fields }) {
  return scim.request('PATCH', `/Users/${id}${query}`, { body: { schemas: [PATCH_OP], Operations: [operation] } })
}

function valueAt(body: ScimBody, urn: string, name: string): unknown {
  return urn === CORE_USER ? body[name] : (body[urn] as Fields | undefined)?.[name]
}

function elementsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}

/** Entra selects by type, and by primary where Schemas lists no types. */
function selectorOf({ multiValued, subAttributes = [] }: AdvertisedAttribute, sub: AdvertisedAttribute): string {
  if (!multiValued) return ''
  const type = subAttributes.find(({ name }) => name === 'type')?.canonicalValues?.[0]
  if (type !== undefined && sub.name !== 'type') return `[type eq "${type}"]`
  return sub.name === 'primary' ? '[value eq "the one"]' : '[primary eq "True"]'
}

function readOnlyPaths({ attributes }: AdvertisedSchema, prefix = ''): string[] {
  const names = (list: AdvertisedAttribute[], before: string): string[] =>
    list.flatMap(({ name, mutability, subAttributes = [] }) => [
      ...(mutability === 'readOnly' ? [before + name] : []),
      ...names(subAttributes, `${before}${name}.`),
    ])
  return names(attributes, prefix)
}

function booleansAsText(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return value.map(booleansAsText)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, booleansAsText(inner)]))
}
