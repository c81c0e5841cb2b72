import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'

import { readTable } from '../fixtures/read-table'
import { type Fields } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

type Sample = { title: string; body: Fields; gives: Fields; lacks?: string[] }

for (const sample of readTable<Sample>('microsoft-samples.json')) {
  test(`POST: ${sample.title}`, async ({ scim }) => {
    const unique = randomUUID()
    const { body, gives, lacks = [] } = JSON.parse(JSON.stringify(sample).replaceAll('{unique}', unique)) as Sample
    const answer = await scim.post('/Users', body)
    expect(answer.status, answer.text).toBe(201)
    expect(answer.body).toMatchObject(gives)
    for (const key of lacks) expect(answer.body).not.toHaveProperty([key])
    const found = (await scim.find(`userName eq "${String(body.userName).toUpperCase()}"`)).body
    expect(found.Resources).toEqual([answer.body])
  })
}

test('an initial cycle: match, create, match again, read, change, disable, delete', async ({ scim }) => {
  const userName = `cycle-${randomUUID()}@contoso.com`
  const match = async () => (await scim.find(`userName eq "${userName}"`)).body
  expect((await match()).totalResults).toBe(0)
  const { id } = await scim.create({ userName, externalId: 'cycle', active: true })
  expect((await match()).Resources).toMatchObject([{ id, externalId: 'cycle' }])
  const renamed = userName.replace('cycle', 'Renamed')
  await scim.patch(id, [{ op: 'Replace', path: 'userName', value: renamed }])
  expect((await match()).totalResults).toBe(0)
  expect((await scim.get(`/Users/${id}`)).body.userName).toBe(renamed)
  await scim.patch(id, [{ op: 'Replace', path: 'active', value: 'False' }])
  expect((await scim.find(`userName eq "${renamed}"`)).body.Resources).toMatchObject([{ id, active: false }])
  expect((await scim.request('DELETE', `/Users/${id}`)).status).toBe(204)
  expect((await scim.find(`userName eq "${renamed}"`)).body.totalResults).toBe(0)
})

test('no answer is an empty extension, and no meta.location leaves the Tenant URL', async ({ scim }) => {
  const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
  for (const extension of [
    {},
    { department: null },
    { department: '' },
    { manager: {} },
    { manager: null },
    { manager: { value: '' } },
    null,
  ]) {
    const created = await scim.create({ [urn]: extension })
    expect(created, JSON.stringify(extension)).not.toHaveProperty([urn])
    expect(created.schemas).toEqual(['urn:ietf:params:scim:schemas:core:2.0:User'])
    expect(created.meta.location).toBe(`${scim.tenantUrl}/Users/${created.id}`)
  }
})
