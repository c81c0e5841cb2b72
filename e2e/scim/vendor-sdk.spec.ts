import { expect } from '@playwright/test'

import { uniqueName } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

// What the vendor's published SDK sends: application/json, ManagementKey-v1, no schemas, every PATCH value as text.
test("the vendor's SDK creates, lists, reads, replaces, patches and deletes", async ({ scim, deployment }) => {
  const authorization = `ManagementKey-v1 ${deployment.key.apiKey}`
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const send = (method: string, path: string, body?: unknown) => scim.request(method, path, { authorization, headers, body })
  const userName = uniqueName()

  const created = await send('POST', '/Users', { active: true, displayName: 'John Doe', userName, name: { formatted: 'Mr. John J Doe' } })
  expect(created.status, created.text).toBe(201)
  const id = Number(created.body.id)
  expect(Number.isInteger(id)).toBe(true)

  const listed = await send('GET', '/Users')
  expect([listed.status, Array.isArray(listed.body.Resources)]).toEqual([200, true])

  const replaced = await send('PUT', `/Users/${id}`, {
    active: true,
    displayName: 'Jane Doe',
    userName,
    name: { formatted: 'Mrs. Jane Doe' },
  })
  expect([replaced.status, replaced.body.displayName, replaced.body.name]).toEqual([200, 'Jane Doe', { formatted: 'Mrs. Jane Doe' }])

  const patched = await send('PATCH', `/Users/${id}`, { Operations: [{ op: 'replace', path: 'active', value: 'false' }] })
  expect([patched.status, patched.body.active]).toEqual([200, false])

  const several = await send('PATCH', `/Users/${id}`, {
    schemas: [],
    Operations: [
      { op: 'add', path: 'nickName', value: 'Babs' },
      { op: 'replace', path: 'name.formatted', value: 'Babs Doe' },
    ],
  })
  expect(several.body).toMatchObject({ nickName: 'Babs', name: { formatted: 'Babs Doe' }, active: false })
  expect((await send('GET', `/Users/${id}`)).body).toEqual(several.body)

  expect((await send('DELETE', `/Users/${id}`)).status).toBe(204)
  expect((await send('GET', `/Users/${id}`)).status).toBe(404)
})

test('single objects and bare texts stand for lists', async ({ scim }) => {
  const created = await scim.create({ emails: { value: 'a@b.example', type: 'work' } })
  expect(created.emails).toEqual([{ value: 'a@b.example', type: 'work' }])
})
