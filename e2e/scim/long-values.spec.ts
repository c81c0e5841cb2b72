import { randomBytes } from 'node:crypto'
import { expect } from '@playwright/test'

import { ENTERPRISE_USER, expectRefusal, type Fields, newUser } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

// Random, because a database index compresses what repeats.
const long = (bytes: number) => randomBytes(bytes).toString('base64')

const places: { title: string; fields: (value: string) => Fields }[] = [
  { title: 'externalId', fields: (externalId) => ({ externalId }) },
  { title: 'displayName', fields: (displayName) => ({ displayName }) },
  { title: 'name.formatted', fields: (formatted) => ({ name: { formatted } }) },
  { title: 'emails.value', fields: (value) => ({ emails: [{ value: `${value}@example.com`, type: 'work', primary: true }] }) },
  { title: 'title', fields: (title) => ({ title }) },
  { title: 'roles.value', fields: (value) => ({ roles: [{ value }] }) },
  { title: 'department', fields: (department) => ({ [ENTERPRISE_USER]: { department } }) },
  { title: 'manager', fields: (value) => ({ [ENTERPRISE_USER]: { manager: { value } } }) },
]

for (const { title, fields } of places) {
  test(`a ${title} of any length is stored whole or refused, by POST and by PATCH`, async ({ scim }) => {
    for (const bytes of [200, 1_000, 5_000, 500_000]) {
      const sent = fields(long(bytes))
      const created = await scim.post('/Users', newUser(sent))
      if (created.status === 201) expect(created.body).toMatchObject(sent)
      else expectRefusal(created, 400, 'invalidValue')
      const { id } = await scim.create()
      const patched = await scim.patch(id, [{ op: 'add', value: sent }])
      expect(patched.status, `${bytes} bytes`).toBe(created.status === 201 ? 200 : 400)
      for (const query of [`sortBy=${title}`, 'sortBy=displayName&cursor=', `sortBy=${title}&cursor=&count=1`])
        expect((await scim.get(`/Users?attributes=id&${query}`)).status, query).toBe(200)
      if (created.status === 201) {
        // The cursor goes into the address, which has room for 16 KB.
        const page = (cursor: string) =>
          scim.find(`id eq "${created.body.id}" or id eq "${id}"`, { attributes: 'id', sortBy: title, count: '1', cursor })
        const { nextCursor = '' } = (await page('')).body
        expect(nextCursor, `${bytes} bytes`).not.toBe('')
        const second = await page(nextCursor)
        expect(
          second.body.Resources?.map((user) => user.id),
          `${bytes} bytes`,
        ).toEqual([id])
        await scim.request('DELETE', `/Users/${created.body.id}`)
      }
      await scim.request('DELETE', `/Users/${id}`)
    }
  })
}

test('a thousand values of one attribute are stored', async ({ scim }) => {
  const emails = Array.from({ length: 1000 }, (_, i) => ({ value: `mail-${i}@example.com`, type: `type-${i}` }))
  expect((await scim.create({ emails })).emails).toEqual(emails)
})
