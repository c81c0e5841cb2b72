import { expect } from '@playwright/test'

import { ENTERPRISE_USER, expectRefusal, type Fields, SEARCH_REQUEST } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

const tag = `sort-${Date.now()}`
const users: Fields[] = [
  {
    nickName: '1',
    displayName: 'beta',
    title: 'x',
    [ENTERPRISE_USER]: { department: 'C' },
    emails: [{ value: 'c@x.example', primary: true }],
  },
  { nickName: '2', displayName: 'Alpha', [ENTERPRISE_USER]: { department: 'A' }, name: { familyName: 'Young' } },
  { nickName: '3', displayName: 'Gamma', title: 'a', active: false, name: { familyName: 'adams' } },
  { nickName: '4', displayName: 'delta', [ENTERPRISE_USER]: { department: 'b' }, emails: [{ value: 'B@x.example', primary: true }] },
]

test.beforeAll(async ({ scim }) => {
  for (const [index, user] of users.entries()) await scim.create({ ...user, externalId: `${tag}-${index}` })
})

// Users without the attribute come last when ascending, first when descending (RFC 7644 §3.4.2.3).
const orders = [
  { sortBy: 'displayName', gives: '2143' },
  { sortBy: 'DISPLAYNAME', gives: '2143' },
  { sortBy: 'urn:ietf:params:scim:schemas:core:2.0:User:displayName', gives: '2143' },
  { sortBy: 'externalId', gives: '1234' },
  { sortBy: 'meta.created', gives: '1234' },
  { sortBy: 'id', gives: '1234' },
  { sortBy: `${ENTERPRISE_USER}:department`, gives: '2413' },
  { sortBy: 'name.familyName', gives: /^32/ },
  { sortBy: 'title', gives: /^31/ },
  { sortBy: 'emails', gives: /^41/ },
  { sortBy: 'emails.value', gives: /^41/ },
  { sortBy: 'active', gives: /^3/ },
]

for (const { sortBy, gives } of orders) {
  test(`sortBy=${sortBy}`, async ({ scim }) => {
    const sorted = async (sortOrder: string) => {
      const answer = await scim.find(`externalId sw "${tag}"`, { sortBy, sortOrder })
      expect(answer.status, answer.text).toBe(200)
      return answer.body.Resources.map((user) => user.nickName).join('')
    }
    const ascending = await sorted('ascending')
    expect(ascending).toMatch(gives)
    expect(ascending).toHaveLength(users.length)
    const descending = await sorted('descending')
    if (typeof gives === 'string') expect(descending).toBe([...gives].reverse().join(''))
    else expect(descending).toMatch(new RegExp(`${[...gives.source.slice(1)].reverse().join('')}$`))
  })
}

test('a search body sorts like a query', async ({ scim }) => {
  const search = { schemas: [SEARCH_REQUEST], filter: `externalId sw "${tag}"`, sortBy: 'displayName', sortOrder: 'descending' }
  const { body } = await scim.post('/.search', search)
  expect(body.Resources.map((user) => user.displayName)).toEqual(['Gamma', 'delta', 'beta', 'Alpha'])
})

test('what cannot be sorted by is refused', async ({ scim }) => {
  for (const query of ['sortBy=emails[type eq "work"]', 'sortBy="', 'sortBy=userName;DROP'])
    expectRefusal(await scim.get(`/Users?${encodeURI(query)}`), 400, 'invalidPath')
  expectRefusal(await scim.get('/Users?sortBy=userName&sortOrder=sideways'), 400, 'invalidValue')
})
