import { expect } from '@playwright/test'

import { createKey } from '../fixtures/console'
import { expectRefusal, SEARCH_REQUEST } from '../fixtures/scim-client'
import { createGroup } from '../fixtures/scim-groups'
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

test('the root search finds users and groups, each in its own shape and as far as the key allows', async ({ scim, deployment }) => {
  const externalId = `both-${Date.now()}`
  const user = await scim.create({ externalId, displayName: 'B' })
  const group = await createGroup(scim, { externalId, members: [{ value: user.id }] })
  const body = { schemas: [SEARCH_REQUEST], filter: `externalId eq "${externalId}"`, excludedAttributes: ['members'] }
  const both = await scim.post('/.search', body)
  expect(both.body).toMatchObject({ totalResults: 2, itemsPerPage: 2 })
  const bareGroup = (await scim.get(`/Groups/${group.id}?excludedAttributes=members`)).body
  const shown = (await scim.get(`/Users/${user.id}`)).body
  expect(both.body.Resources).toEqual(expect.arrayContaining([shown, bareGroup]))
  const types = await scim.post('/.search', { ...body, filter: `${body.filter} and meta.resourceType eq "Group"` })
  expect(types.body.Resources.map(({ id }) => id)).toEqual([group.id])
  const { page, server } = deployment
  for (const [endpoint, id] of [
    ['Users', user.id],
    ['Groups', group.id],
  ] as const) {
    const key = await createKey(page, server, { name: `${endpoint} ${Date.now()}`, endpoints: `/v1/provisioning/scim/${endpoint}` })
    const answer = await scim.request('POST', '/.search', { authorization: `Bearer ${key.secretToken}`, body })
    expect(answer.body.Resources.map((resource) => resource.id)).toEqual([id])
  }
})

test('RFC 7643 §3.1: an id belongs to one resource, whatever its type', async ({ scim }) => {
  const user = await scim.create()
  const group = await createGroup(scim, { members: [{ value: user.id }] })
  for (const { id, meta } of [user, group]) {
    for (const filter of [`id eq "${id}"`, `meta.location eq "${meta.location}"`]) {
      const { body } = await scim.post('/.search', { filter })
      expect([body.totalResults, body.Resources.map((found) => found.meta.location)], filter).toEqual([1, [meta.location]])
    }
  }
  expectRefusal(await scim.get(`/Users/${group.id}`), 404)
  expectRefusal(await scim.get(`/Groups/${user.id}`), 404)
  for (const [path, filter, found] of [
    ['/Users', `groups.$ref eq "${group.meta.location}"`, user.id],
    ['/Groups', `members[$ref eq "${user.meta.location}"]`, group.id],
  ]) {
    const answer = await scim.get(`${path}?${new URLSearchParams({ filter: filter ?? '' })}`)
    expect(
      answer.body.Resources?.map(({ id }) => id),
      answer.text,
    ).toEqual([found])
  }
})

test('the root search goes through users and groups page by page, each once', async ({ scim }) => {
  const externalId = `pages-${Date.now()}`
  for (let i = 0; i < 3; i++) {
    await scim.create({ externalId })
    await createGroup(scim, { externalId })
  }
  const filter = `externalId eq "${externalId}"`
  const seen: string[] = []
  for (let startIndex = 1; startIndex <= 6; startIndex += 2) {
    const { body } = await scim.post('/.search', { filter, startIndex, count: 2 })
    expect(body).toMatchObject({ totalResults: 6, startIndex, itemsPerPage: 2 })
    seen.push(...body.Resources.map(({ meta }) => meta.location))
  }
  expect(new Set(seen).size).toBe(6)
  const byCursor: string[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page: Awaited<ReturnType<typeof scim.post>> = await scim.post('/.search', { filter, cursor, count: 4 })
    expect(page.status, page.text).toBe(200)
    byCursor.push(...page.body.Resources.map(({ meta }) => meta.location))
    cursor = page.body.nextCursor
  }
  expect(byCursor.toSorted()).toEqual(seen.toSorted())
})

test('POST /Groups/.search answers what the same GET answers, and refuses what is no search', async ({ scim }) => {
  const { displayName } = await createGroup(scim)
  const filter = `displayName eq "${displayName}"`
  const posted = await scim.post('/Groups/.search', { schemas: [SEARCH_REQUEST], filter, attributes: ['displayName'] })
  const got = await scim.get(`/Groups?${new URLSearchParams({ filter, attributes: 'displayName' })}`)
  expect([posted.status, posted.body]).toEqual([200, got.body])
  for (const body of [[], null, 'x', 3]) expectRefusal(await scim.post('/Groups/.search', body), 400, 'invalidSyntax')
  for (const body of [{ filter: 5 }, { count: 'many' }, { sortOrder: 7 }])
    expect((await scim.post('/Groups/.search', body)).status).toBe(400)
})
