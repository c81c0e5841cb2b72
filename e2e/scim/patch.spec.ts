import { expect } from '@playwright/test'

import { readTable } from '../fixtures/read-table'
import { expectRefusal, type Fields, PATCH_OP } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

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
