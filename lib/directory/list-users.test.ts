import { beforeEach, describe, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { type ListUsersInput, listUsers, type UserPage, USERS_PER_PAGE } from './list-users'
import { addManyUsers, addUser } from './test-users'
import { parseUserSort } from './user-sort'

beforeEach(freshDatabase)

function list(input: Partial<Omit<ListUsersInput, 'sort'>> & { sort?: string } = {}): Promise<UserPage> {
  return listUsers({ status: null, ...input, sort: parseUserSort(input.sort) })
}

const names = (page: UserPage) => page.users.map(({ name }) => name)

/** Every page from the first on, following `next`. */
async function allPages(input: Parameters<typeof list>[0] = {}): Promise<UserPage[]> {
  const pages = [await list(input)]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await list({ ...input, after: next }))
  return pages
}

async function addPeople() {
  await addUser({
    resource: { userName: 'eve@example.com', externalId: 'e-17', displayName: 'Eve Adams' },
    firstSignInAt: new Date('2026-05-02T00:00:00Z'),
    lastSignInAt: new Date('2026-05-02T00:00:00Z'),
  })
  await addUser({ resource: { userName: 'jürgen@example.com', displayName: 'Jürgen Äbersold', active: false } })
  await addUser({
    resource: { userName: 'zoe@example.com', displayName: 'Zoë Zimmer', emails: [{ type: 'work', value: 'z.zimmer@corp.example' }] },
    firstSignInAt: new Date('2026-05-04T00:00:00Z'),
    lastSignInAt: new Date('2026-05-05T00:00:00Z'),
  })
  await addUser({
    resource: { userName: 'old@example.com', displayName: 'Old Hand', active: false },
    removedAt: new Date('2026-05-06T00:00:00Z'),
  })
}

describe('searching', () => {
  beforeEach(addPeople)

  it.each([
    ['eve', ['Eve Adams']],
    ['EVE ad', ['Eve Adams']],
    ['adams eve', ['Eve Adams']],
    ['eve@example.com', ['Eve Adams']],
    ['e-17', ['Eve Adams']],
    ['jürg', ['Jürgen Äbersold']],
    ['JU\u0308RGEN', ['Jürgen Äbersold']],
    ['äber', ['Jürgen Äbersold']],
    ['jurgen aber', ['Jürgen Äbersold']],
    ['zoe', ['Zoë Zimmer']],
    ['3', ['Zoë Zimmer']],
    ['17', ['Eve Adams']],
    ['2147483648', []],
    ['z.zimmer@corp', ['Zoë Zimmer']],
    ['example', ['Eve Adams', 'Jürgen Äbersold', 'Old Hand', 'Zoë Zimmer']],
    ['dams', []],
    ['eve zimmer', []],
    ['@@ %', []],
    ["eve' | !x & (:*", []],
    ['\0\ud800', []],
    ['   ', ['Eve Adams', 'Jürgen Äbersold', 'Old Hand', 'Zoë Zimmer']],
  ])('%j finds %j', async (q, expected) => {
    expect(names(await list({ q }))).toEqual(expected)
  })

  it('orders names as a dictionary does, whatever their accents', async () => {
    for (const displayName of ['Oscar', 'Özgür', 'Zaneta', 'Żora']) await addUser({ resource: { userName: displayName, displayName } })
    expect(names(await list({ status: 'invited' }))).toEqual(['Oscar', 'Özgür', 'Zaneta', 'Żora'])
  })

  it('goes together with a status', async () => {
    expect(names(await list({ q: 'example', status: 'disabled' }))).toEqual(['Jürgen Äbersold'])
    expect(names(await list({ status: 'removed' }))).toEqual(['Old Hand'])
    expect(names(await list({ status: 'active', sort: '-name' }))).toEqual(['Zoë Zimmer', 'Eve Adams'])
  })

  it('keeps accounts that never signed in at the end in both directions', async () => {
    expect(names(await list({ sort: 'lastSignIn' }))).toEqual(['Eve Adams', 'Zoë Zimmer', 'Jürgen Äbersold', 'Old Hand'])
    expect(names(await list({ sort: '-lastSignIn' }))).toEqual(['Zoë Zimmer', 'Eve Adams', 'Old Hand', 'Jürgen Äbersold'])
  })

  it('hands out plain facts and nothing secret', async () => {
    const [zoe] = (await list({ q: 'zoë' })).users
    expect(zoe).toEqual({
      id: 3,
      name: 'Zoë Zimmer',
      email: 'z.zimmer@corp.example',
      userName: 'zoe@example.com',
      status: 'active',
      invitation: null,
      origin: 'entra',
      permission: 'none',
      roles: [],
      lastSignInAt: new Date('2026-05-05T00:00:00Z'),
      lastProvisionedAt: new Date('2026-05-01T08:00:00Z'),
    })
  })
})

describe('pages', () => {
  beforeEach(() => addManyUsers(120))

  it.each(['name', '-name', 'lastSignIn', '-lastSignIn', 'lastProvisioned', '-lastProvisioned'])(
    'sorted by %s, they show everybody once and lead back the same way',
    async (sort) => {
      const pages = await allPages({ sort })
      expect(pages.map(({ users, position }) => [position, users.length])).toEqual([
        [1, 50],
        [51, 50],
        [101, 20],
      ])
      expect(new Set(pages.flatMap(names)).size).toBe(120)
      const [first, second, third] = pages
      const back = await list({ sort, before: third?.previous ?? '' })
      expect({ position: back.position, names: names(back) }).toEqual({ position: 51, names: second && names(second) })
      const start = await list({ sort, before: back.previous ?? '' })
      expect({ ...start, users: names(start) }).toEqual({ ...first, users: first && names(first), previous: null })
    },
  )

  it('stay exact when accounts come in between', async () => {
    const first = await list()
    await addUser({ resource: { userName: 'new@example.com', displayName: 'User 00001a' } })
    expect(names(await list({ after: first.next ?? '' }))[0]).toBe('User 00051')
  })

  it('fill the first page when going back finds less than a page', async () => {
    const first = await list()
    const second = await list({ after: first.next ?? '' })
    await addUser({ resource: { userName: 'a@example.com', displayName: 'Aaron' } })
    const back = await list({ before: second.previous ?? '' })
    expect(names(back)).toHaveLength(USERS_PER_PAGE)
    expect(names(await list({ before: back.previous ?? '' }))[0]).toBe('Aaron')
  })

  it.each(['x', 'WyJhIl0', Buffer.from('["a",0,1]').toString('base64url'), Buffer.from('["\\u0000",1,1]').toString('base64url')])(
    'ignore the cursor %s',
    async (after) => {
      expect(names(await list({ after }))[0]).toBe('User 00001')
      expect(names(await list({ before: after }))[0]).toBe('User 00001')
    },
  )

  it('ignore a cursor of another order', async () => {
    const { next } = await list()
    expect((await list({ sort: '-lastSignIn', after: next ?? '' })).position).toBe(1)
  })
})

it('says of those who are invited, and of nobody else, what became of the invitation', async () => {
  await addPeople()
  const invited = await addUser({ resource: { userName: 'ann@example.com', displayName: 'Ann' } })
  await addUser({ resource: { userName: 'bob@example.com', displayName: 'Bob' } })
  const { prisma } = await database()
  const at = new Date('2026-05-03T14:02:00Z')
  const mail = { kind: 'invitation', address: 'x@example.com', data: {}, nextAttemptAt: at, createdAt: at, stateAt: at } as const
  for (const userId of [invited, 1, 2, 4]) await prisma.mail.create({ data: { ...mail, userId, state: 'delivered' } })
  const told = (await list()).users.map(({ name, invitation }) => [name, invitation?.state ?? null])
  expect(told.filter(([, state]) => state !== null)).toEqual([['Ann', 'delivered']])
})
