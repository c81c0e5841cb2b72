import { expect } from '@playwright/test'

import { ENTERPRISE_USER, expectRefusal, type Fields, type ScimBody, SEARCH_REQUEST } from '../fixtures/scim-client'
import { readTable } from '../fixtures/read-table'
import { test } from '../fixtures/scim-test'

type Row = { filter: string; finds?: string[]; refused?: string }

const tag = `f${Date.now()}`
const people = new Map<string, ScimBody>()

function peopleToCreate(): Record<string, Fields> {
  return {
    alice: {
      externalId: `EXT-${tag}-A`,
      title: 'Engineer',
      displayName: 'Alice Adams',
      emails: [
        { value: 'alice@work.example', type: 'work' },
        { value: 'alice@home.example', type: 'home' },
      ],
      [ENTERPRISE_USER]: { department: 'Sales', employeeNumber: '100' },
    },
    bob: {
      externalId: `EXT-${tag}-B`,
      active: false,
      emails: [{ value: 'Bob@Work.example', type: 'work', primary: true }],
      [ENTERPRISE_USER]: { department: 'sales', employeeNumber: '200', manager: { value: people.get('alice')?.id } },
    },
    carla: {
      title: 'Director',
      name: { givenName: 'Çarla', familyName: 'Müller' },
      phoneNumbers: [{ value: '+49 30 1234', type: 'mobile' }],
      addresses: [{ type: 'work', country: 'DE', locality: 'Berlin' }],
      [ENTERPRISE_USER]: { employeeNumber: '300' },
    },
    dave: { displayName: '100%_sure\\', name: { familyName: 'O"Brien' }, roles: [{ value: 'admin' }] },
  }
}

test.beforeAll(async ({ scim }) => {
  for (const name of ['alice', 'bob', 'carla', 'dave']) {
    const [first = '', ...rest] = name
    const userName = `${first.toUpperCase()}${rest.join('')}@${tag}.example`
    people.set(name, await scim.create({ userName, ...peopleToCreate()[name] }))
  }
})

/** Puts tag and ids into a filter of the table. */
function fill(filter: string): string {
  const filled = filter.replaceAll('{tag}', tag).replaceAll('{TAG}', tag.toUpperCase())
  return [...people].reduce((text, [name, { id }]) => text.replaceAll(`{${name}}`, id), filled)
}

/** Which of this file's people an answer holds: other tests' users do not count. */
function namesIn(body: ScimBody): string[] {
  const ids = new Set(body.Resources.map((user) => user.id))
  return [...people].flatMap(([name, { id }]) => (ids.has(id) ? [name] : []))
}

for (const { filter, finds, refused } of readTable<Row>('filters.json')) {
  test(`${filter} ${finds ? `finds ${finds.join(', ') || 'nobody'}` : 'is refused'}`, async ({ scim }) => {
    const query = { filter: fill(filter), count: 200 }
    // The newest first: the people of this file are on the page however many users other tests have made.
    const order = { sortBy: 'meta.created', sortOrder: 'descending' }
    const answers = [
      await scim.find(query.filter, { count: '200', ...order }),
      await scim.post('/Users/.search', { schemas: [SEARCH_REQUEST], ...query, ...order }),
    ]
    for (const answer of answers) {
      if (refused) expectRefusal(answer, 400, refused)
      else expect([answer.status, answer.body.detail, namesIn(answer.body)]).toEqual([200, undefined, finds])
    }
  })
}

test('a filter that finds nothing answers 200 with an empty list, as Test Connection needs', async ({ scim }) => {
  for (const name of ['3f1c7d0e-8a2b-4c5d-9e6f-0123456789ab', 'AzureAD_Test-3f1c7d0e-8a2b-4c5d-9e6f-0123456789ab']) {
    const { status, body } = await scim.find(`userName eq "${name}"`)
    expect(status).toBe(200)
    expect(body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    })
  }
})

test('what changed since a moment is found to the millisecond, in any time zone', async ({ scim }) => {
  const { id, meta } = await scim.create()
  const berlin = new Date(Date.parse(meta.lastModified) + 3_600_000).toISOString().replace('Z', '+01:00')
  for (const moment of [meta.lastModified, berlin]) {
    const count = async (op: string) => (await scim.find(`id eq "${id}" and meta.lastModified ${op} "${moment}"`)).body.totalResults
    expect([await count('ge'), await count('eq'), await count('le'), await count('gt'), await count('lt')], moment).toEqual([1, 1, 1, 0, 0])
  }
})

test('the refusal marks the place where the filter cannot be read', async ({ scim }) => {
  expect(expectRefusal(await scim.find('userName equals "x"'), 400, 'invalidFilter')).toContain('equals')
})

test('absurd filters are refused at once', async ({ scim }) => {
  const terms = Array.from({ length: 10_000 }, (_, i) => `userName eq "${i}"`).join(' or ')
  const nested = `${'('.repeat(1000)}title pr${')'.repeat(1000)}`
  const negated = `${'not ('.repeat(1000)}title pr${')'.repeat(1000)}`
  const long = `userName eq "${'x'.repeat(500_000)}"`
  for (const filter of [terms, nested, negated, long, '('.repeat(100_000), '"'.repeat(100_001), '\\'.repeat(9_000)]) {
    const started = Date.now()
    expectRefusal(await scim.post('/Users/.search', { schemas: [SEARCH_REQUEST], filter }), 400, 'invalidFilter')
    expect(Date.now() - started, filter.slice(0, 40)).toBeLessThan(2_000)
  }
})

test('paths that every JavaScript object has are unknown attributes', async ({ scim }) => {
  for (const path of ['__proto__', 'constructor', 'prototype.polluted', 'toString', 'emails.__proto__', 'name.constructor']) {
    const answer = await scim.find(`${path} eq "x"`)
    expect([200, 400], answer.text).toContain(answer.status)
    if (answer.status === 200) expect(answer.body.Resources).toEqual([])
  }
})
