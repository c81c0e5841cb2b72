import { expect } from '@playwright/test'

import { expectRefusal, SEARCH_REQUEST } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

for (const path of ['/.search', '/Users/.search']) {
  test(`POST ${path} answers what the same GET answers`, async ({ scim }) => {
    const externalId = `search-${Date.now()}`
    for (const title of ['a', 'b', 'c']) await scim.create({ externalId, title })
    const filter = `externalId eq "${externalId}"`
    const posted = await scim.post(path, { schemas: [SEARCH_REQUEST], filter, startIndex: 2, count: 1, sortBy: 'title' })
    const got = await scim.find(filter, { startIndex: '2', count: '1', sortBy: 'title' })
    expect([posted.status, posted.body]).toEqual([200, got.body])
    expect(posted.body).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1, Resources: [{ title: 'b' }] })
  })

  test(`POST ${path} without schemas or anything else lists users`, async ({ scim }) => {
    const { id } = await scim.create()
    const { status, body } = await scim.post(path, { filter: `id eq "${id}"` })
    expect([status, body.totalResults]).toEqual([200, 1])
    expect((await scim.post(path, {})).body.totalResults).toBeGreaterThan(0)
  })

  test(`POST ${path} refuses what is no search`, async ({ scim }) => {
    for (const body of [[], null, 'x', 3]) expectRefusal(await scim.post(path, body), 400, 'invalidSyntax')
    for (const body of [{ filter: 5 }, { count: 'many' }, { startIndex: {} }, { sortOrder: 7 }, { attributes: 5 }]) {
      const answer = await scim.post(path, { schemas: [SEARCH_REQUEST], ...body })
      expect(answer.status, answer.text).toBe(400)
    }
    expectRefusal(await scim.get(path), 405)
  })
}
