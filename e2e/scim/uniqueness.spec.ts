import { expect } from '@playwright/test'

import { expectRefusal, newUser, uniqueName } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

test('a second user of one userName is 409 uniqueness, in any case, and changes nothing', async ({ scim }) => {
  const first = await scim.create({ title: 'first' })
  for (const userName of [first.userName, first.userName.toUpperCase()]) {
    const detail = expectRefusal(await scim.post('/Users', newUser({ userName, title: 'second' })), 409, 'uniqueness')
    expect(detail).toContain(userName)
    expect(detail).toContain(first.id)
  }
  expect((await scim.get(`/Users/${first.id}`)).body).toEqual(first)
})

test('letters that Unicode writes in two ways are the same userName', async ({ scim }) => {
  const { userName } = await scim.create({ userName: `ren\u00e9-${uniqueName()}` })
  expectRefusal(await scim.post('/Users', newUser({ userName: userName.normalize('NFD') })), 409, 'uniqueness')
  expect((await scim.find(`userName eq "${userName.normalize('NFD').toUpperCase()}"`)).body.Resources).toMatchObject([{ userName }])
})

test('the userName of a disabled user is taken too', async ({ scim }) => {
  const { userName } = await scim.create({ active: false })
  expectRefusal(await scim.post('/Users', newUser({ userName })), 409, 'uniqueness')
})

test('a rename to a userName in use is 409, by PATCH and by PUT; to its own in other letters it is not', async ({ scim }) => {
  const [holder, other] = [await scim.create(), await scim.create()]
  const userName = holder.userName.toUpperCase()
  expectRefusal(await scim.patch(other.id, [{ op: 'Replace', path: 'userName', value: userName }]), 409, 'uniqueness')
  expectRefusal(await scim.request('PUT', `/Users/${other.id}`, { body: newUser({ userName }) }), 409, 'uniqueness')
  expect((await scim.get(`/Users/${other.id}`)).body.userName).toBe(other.userName)
  expect((await scim.patch(holder.id, [{ op: 'Replace', path: 'userName', value: userName }])).body.userName).toBe(userName)
})

test('of many creates of one userName at once exactly one is 201', async ({ scim }) => {
  const userName = uniqueName()
  const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => scim.post('/Users', newUser({ userName, nickName: `n${i}` }))))
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array<number>(11).fill(409)])
  expect((await scim.find(`userName eq "${userName}"`)).body.totalResults).toBe(1)
})

test('of many renames to one userName at once exactly one is 200', async ({ scim }) => {
  const users = await Promise.all(Array.from({ length: 6 }, () => scim.create()))
  const value = uniqueName()
  const answers = await Promise.all(users.map(({ id }) => scim.patch(id, [{ op: 'Replace', path: 'userName', value }])))
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array<number>(5).fill(409)])
})

test('changes to one user at the same time are all kept', async ({ scim }) => {
  const { id } = await scim.create()
  const paths = ['title', 'nickName', 'displayName', 'userType', 'locale', 'name.givenName', 'name.familyName', 'timezone']
  const answers = await Promise.all(paths.map((path) => scim.patch(id, [{ op: 'Add', path, value: `v-${path}` }])))
  expect(answers.map((answer) => answer.status)).toEqual(paths.map(() => 200))
  const { title, nickName, displayName, userType, locale, name, timezone } = (await scim.get(`/Users/${id}`)).body
  expect([title, nickName, displayName, userType, locale, name, timezone]).toEqual([
    'v-title',
    'v-nickName',
    'v-displayName',
    'v-userType',
    'v-locale',
    { givenName: 'v-name.givenName', familyName: 'v-name.familyName' },
    'v-timezone',
  ])
})

test('one externalId may be sent for two users', async ({ scim }) => {
  const externalId = uniqueName()
  const [first, second] = [await scim.create({ externalId }), await scim.create({ externalId })]
  const { Resources } = (await scim.find(`externalId eq "${externalId}"`)).body
  expect(Resources.map((user) => user.id).sort()).toEqual([first.id, second.id].sort())
})
