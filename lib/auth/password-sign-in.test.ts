import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { inTransaction, reader } from '@/lib/db/transaction'
import { freshDatabase } from '@/lib/db/test-database'
import { createFirstAdmin } from '@/lib/directory/create-first-admin'
import { createUser } from '@/lib/directory/create-user'
import { patchUser } from '@/lib/directory/patch-user'
import { addressGroup } from '@/lib/address-group'
import { dropProcessState } from '@/lib/process-state'
import { parsePatchOp } from '@/lib/scim/messages/patch-op'
import { endAllSessions } from './end-all-sessions'
import * as passwords from './password'
import { hashPassword, needsRehash } from './password'
import { signInWithPassword } from './password-sign-in'
import { SignInRefused } from './sign-in-refusal'
import { exchangePasswordHash } from './sign-in-store'

const PASSWORD = 'correct horse battery staple 7'
const actor = { kind: 'system', id: null, name: 'Test', address: null, requestId: null } as const
const passwordHash = await hashPassword(PASSWORD, { ln: 4, r: 8, p: 1 })
let ada: number

beforeEach(freshDatabase)
beforeEach(async () => {
  dropProcessState('rate:sign-in')
  ada = (await inTransaction((tx) => createFirstAdmin(tx, { name: 'Ada', email: 'ada@example.com', passwordHash, actor }))).id
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function stopClock() {
  vi.useFakeTimers({ toFake: ['Date'] })
}

/** The account that was let in, or why nobody was. */
function signIn(email: string, password: string, address: string | null = '192.0.2.1') {
  return signInWithPassword({ email, password, address }).then(
    ({ userId }) => userId,
    (error: unknown) => {
      if (error instanceof SignInRefused) return error.refusal
      throw error
    },
  )
}

async function addAccount(email: string, change: { passwordHash?: null; active?: false; removedAt?: Date }) {
  await inTransaction(async (tx) => {
    const { id } = await createFirstAdmin(tx, { name: email, email, passwordHash, actor })
    await tx.user.update({ where: { id }, data: change })
  })
}

async function attempts() {
  return (await reader()).signInAttempt.findMany({
    orderBy: { id: 'asc' },
    select: { outcome: true, userId: true, address: true, nameHash: true },
  })
}

async function pastFailures(count: number, of: { email?: string; address: string; minutesAgo: number }) {
  const data = Array.from({ length: count }, (_, index) => ({
    at: new Date(now().getTime() - of.minutesAgo * 60_000 + index),
    nameHash: createHash('sha256')
      .update(of.email ?? `nobody-${index}@example.com`)
      .digest('hex'),
    address: of.address,
    addressGroup: addressGroup(of.address),
    outcome: 'wrong_password' as const,
  }))
  await (await reader()).signInAttempt.createMany({ data })
}

it('lets the right password in, whatever the case of the address, and marks the first and the last time', async () => {
  expect(await signIn(' ADA@Example.com ', PASSWORD)).toBe(ada)
  const first = await (await reader()).user.findUniqueOrThrow({ where: { id: ada } })
  expect(first.firstSignInAt).toEqual(first.lastSignInAt)
  expect(first.firstSignInAt).not.toBeNull()
  expect(await signIn('ada@example.com', PASSWORD)).toBe(ada)
  const second = await (await reader()).user.findUniqueOrThrow({ where: { id: ada } })
  expect(second.firstSignInAt).toEqual(first.firstSignInAt)
  expect(second.lastSignInAt?.getTime()).toBeGreaterThan(first.lastSignInAt?.getTime() ?? Infinity)
  expect((await attempts()).map(({ outcome, userId }) => [outcome, userId])).toEqual([
    ['success', ada],
    ['success', ada],
  ])
})

it('stores a hash with old parameters anew', async () => {
  await signIn('ada@example.com', PASSWORD)
  const { passwordHash: stored } = await (await reader()).user.findUniqueOrThrow({ where: { id: ada } })
  expect(needsRehash(stored ?? '')).toBe(false)
  expect(await signIn('ada@example.com', PASSWORD)).toBe(ada)
})

describe('a sign-in during which somebody else changes the account', () => {
  /** Does `change` after the password was found right, before anybody is let in. */
  function onceProved(change: () => Promise<unknown>) {
    const { verifyPassword } = passwords
    vi.spyOn(passwords, 'verifyPassword').mockImplementationOnce(async (...given) => {
      const right = await verifyPassword(...given)
      await change()
      return right
    })
  }

  it('is refused when the password is another one by then, and counts as a wrong one', async () => {
    const next = await hashPassword('sunflower tractor moonlight 42', { ln: 4, r: 8, p: 1 })
    onceProved(() => inTransaction((tx) => exchangePasswordHash(tx, { userId: ada, from: passwordHash, to: next })))
    expect(await signIn('ada@example.com', PASSWORD)).toEqual({ reason: 'not-right' })
    expect(await (await reader()).user.findUniqueOrThrow({ where: { id: ada } })).toMatchObject({ firstSignInAt: null, passwordHash: next })
    expect((await attempts()).map(({ outcome }) => outcome)).toEqual(['wrong_password'])
  })

  it('is refused when the account is disabled by then', async () => {
    onceProved(async () => (await reader()).user.update({ where: { id: ada }, data: { active: false } }))
    expect(await signIn('ada@example.com', PASSWORD)).toEqual({ reason: 'not-right' })
    expect((await attempts()).map(({ outcome }) => outcome)).toEqual(['disabled'])
  })

  it('begins a session of the moment in which it lets in', async () => {
    onceProved(() => endAllSessions({ userId: ada, name: 'Ada', actor }))
    const input = { email: 'ada@example.com', password: PASSWORD, address: '192.0.2.1' }
    expect(await signInWithPassword(input)).toEqual({ userId: ada, epoch: 1 })
    vi.spyOn(passwords, 'needsRehash').mockReturnValueOnce(true)
    const { hashPassword: hash } = passwords
    vi.spyOn(passwords, 'hashPassword').mockImplementationOnce(async (...given) => {
      await endAllSessions({ userId: ada, name: 'Ada', actor })
      return hash(...given)
    })
    expect(await signInWithPassword(input)).toEqual({ userId: ada, epoch: 1 })
    expect(await (await reader()).user.findUniqueOrThrow({ where: { id: ada } })).toMatchObject({ sessionEpoch: 2 })
  })
})

it('gives one answer for every failure and writes each of them down', async () => {
  await addAccount('no-password@example.com', { passwordHash: null })
  await addAccount('off@example.com', { active: false })
  await addAccount('gone@example.com', { removedAt: now() })
  const answers = [
    await signIn('ada@example.com', 'wrong'),
    await signIn('ada@example.com', ''),
    await signIn('nobody@example.com', PASSWORD),
    await signIn('', ''),
    await signIn('no-password@example.com', PASSWORD),
    await signIn('off@example.com', PASSWORD),
    await signIn('gone@example.com', PASSWORD),
    await signIn("' OR 1=1 --\u0000", PASSWORD),
  ]
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"reason":"not-right"}']))
  expect((await attempts()).map(({ outcome, userId }) => [outcome, userId])).toEqual([
    ['wrong_password', ada],
    ['wrong_password', ada],
    ['wrong_password', null],
    ['wrong_password', null],
    ['wrong_password', null],
    ['disabled', ada + 2],
    ['disabled', ada + 3],
    ['wrong_password', null],
  ])
})

it('keeps nothing of what was typed', async () => {
  await signIn('my-password-typed-in-the-wrong-field', 'x')
  const stored = JSON.stringify(await attempts())
  expect(stored).not.toContain('typed')
  expect(stored).toMatch(/[0-9a-f]{64}/)
})

it('refuses the sixth attempt under a name from one address without looking at the password, and says when to try again', async () => {
  stopClock()
  await pastFailures(4, { email: 'ada@example.com', address: '192.0.2.1', minutesAgo: 5 })
  expect(await signIn('ada@example.com', 'wrong')).toEqual({ reason: 'not-right' })
  const refusal = await signIn('ADA@example.com', PASSWORD)
  expect(refusal).toEqual({ reason: 'rate-limited', retryAfter: expect.closeTo(10 * 60, -1) })
  expect((await attempts()).at(-1)).toMatchObject({ outcome: 'rate_limited', userId: ada })
})

it('locks nobody out for what others try from elsewhere', async () => {
  await pastFailures(5, { email: 'ada@example.com', address: '198.51.100.1', minutesAgo: 1 })
  await pastFailures(5, { email: 'ada@example.com', address: '2001:db8::1', minutesAgo: 1 })
  expect(await signIn('ada@example.com', PASSWORD)).toBe(ada)
})

it('does not count anew for each address of one IPv6 network', async () => {
  for (let host = 1; host <= 5; host++)
    await pastFailures(1, { email: 'ada@example.com', address: `2001:db8:0:1::${host}`, minutesAgo: host })
  expect(await signIn('ada@example.com', PASSWORD, '2001:db8:0:1::9')).toMatchObject({ reason: 'rate-limited' })
  expect(await signIn('ada@example.com', PASSWORD, '2001:db8:0:2::9')).toBe(ada)
})

it('takes everybody whose address is not known for one sender', async () => {
  await pastFailures(5, { email: 'ada@example.com', address: 'unknown', minutesAgo: 1 })
  expect(await signIn('ada@example.com', PASSWORD, null)).toMatchObject({ reason: 'rate-limited' })
})

it('refuses the 101st attempt of an hour under a name, wherever the others came from', async () => {
  stopClock()
  for (let sender = 0; sender < 25; sender++)
    await pastFailures(4, { email: 'ada@example.com', address: `198.51.100.${sender}`, minutesAgo: 59 - sender })
  expect(await signIn('ada@example.com', PASSWORD)).toEqual({ reason: 'rate-limited', retryAfter: 60 })
  expect(await signIn('bob@example.com', PASSWORD)).toEqual({ reason: 'not-right' })
  await (await reader()).signInAttempt.deleteMany({ where: { address: '198.51.100.0' } })
  expect(await signIn('ada@example.com', PASSWORD)).toBe(ada)
})

it('limits names without an account in the same way', async () => {
  stopClock()
  await pastFailures(5, { email: 'nobody@example.com', address: '192.0.2.1', minutesAgo: 14 })
  expect(await signIn('nobody@example.com', 'wrong')).toEqual({ reason: 'rate-limited', retryAfter: expect.closeTo(60, -1) })
})

it('forgets failures after 15 minutes, and those of a name after its success from the same address', async () => {
  await pastFailures(5, { email: 'ada@example.com', address: '192.0.2.1', minutesAgo: 15.1 })
  await pastFailures(4, { email: 'ada@example.com', address: '192.0.2.1', minutesAgo: 5 })
  await pastFailures(5, { email: 'ada@example.com', address: '198.51.100.1', minutesAgo: 5 })
  expect(await signIn('ada@example.com', PASSWORD)).toBe(ada)
  expect(await signIn('ada@example.com', 'wrong')).toEqual({ reason: 'not-right' })
  expect(await signIn('ada@example.com', PASSWORD)).toBe(ada)
  expect(await signIn('ada@example.com', PASSWORD, '198.51.100.1')).toMatchObject({ reason: 'rate-limited' })
})

it('refuses the 21st attempt from an address, whatever the name, and no other address', async () => {
  stopClock()
  await pastFailures(20, { address: '192.0.2.1', minutesAgo: 1 })
  expect(await signIn('ada@example.com', PASSWORD)).toEqual({ reason: 'rate-limited', retryAfter: expect.closeTo(14 * 60, -1) })
  expect(await signIn('ada@example.com', PASSWORD, '192.0.2.2')).toBe(ada)
})

it('counts attempts that are made at the same time', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('nobody@example.com', 'wrong')))
  const reasons = answers.map((answer) => (typeof answer === 'object' ? answer.reason : 'in'))
  expect(reasons.filter((reason) => reason === 'not-right')).toHaveLength(5)
  expect(reasons.filter((reason) => reason === 'rate-limited')).toHaveLength(7)
})

it('does not let a flood of refused attempts fill the table or prolong the wait', async () => {
  stopClock()
  await pastFailures(5, { email: 'ada@example.com', address: '192.0.2.1', minutesAgo: 10 })
  for (let index = 0; index < 10; index++) await signIn('ada@example.com', 'wrong')
  expect((await attempts()).filter(({ outcome }) => outcome === 'rate_limited')).toHaveLength(1)
  expect(await signIn('ada@example.com', 'wrong')).toEqual({ reason: 'rate-limited', retryAfter: expect.closeTo(5 * 60, -1) })
})

it('refuses what one sender tries without a pause before it reaches the database', async () => {
  stopClock()
  await pastFailures(5, { email: 'ada@example.com', address: '2001:db8::1', minutesAgo: 10 })
  for (let index = 0; index < 20; index++) await signIn('ada@example.com', 'wrong', `2001:db8::${index}`)
  const transaction = vi.spyOn((await database()).prisma, '$transaction')
  expect(await signIn('ada@example.com', PASSWORD, '2001:db8::99')).toEqual({ reason: 'rate-limited', retryAfter: 2 })
  expect(transaction).not.toHaveBeenCalled()
  expect(await signIn('ada@example.com', PASSWORD)).toBe(ada)
  expect(transaction).toHaveBeenCalled()
  transaction.mockRestore()
})

describe('an identity provider that rewrites accounts', () => {
  const change = (id: number, ...Operations: object[]) => {
    const patch = parsePatchOp({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations })
    return patchUser({ id: String(id), patch, ifMatch: null, actor })
  }

  it('leaves the admin the address that was typed at set-up', async () => {
    await change(ada, { op: 'replace', path: 'userName', value: 'countess@example.com' }, { op: 'remove', path: 'emails' })
    expect(await signIn('ada@example.com', PASSWORD)).toBe(ada)
    expect(await signIn('countess@example.com', PASSWORD)).toEqual({ reason: 'not-right' })
  })

  it('cannot give the address to another account', async () => {
    const theirs = await hashPassword('the password of the other', { ln: 4, r: 8, p: 1 })
    const { id: bob } = await inTransaction((tx) =>
      createFirstAdmin(tx, { name: 'Bob', email: 'bob@example.com', passwordHash: theirs, actor }),
    )
    await change(ada, { op: 'replace', path: 'userName', value: 'countess@example.com' }, { op: 'remove', path: 'emails' })
    await change(bob, { op: 'replace', path: 'emails', value: [{ type: 'work', primary: true, value: 'ada@example.com' }] })
    await createUser({ resource: { userName: 'ada@example.com', active: true }, actor })
    expect(await signIn('ada@example.com', PASSWORD)).toBe(ada)
    expect(await signIn('ada@example.com', 'the password of the other')).toEqual({ reason: 'not-right' })
    expect(await signIn('bob@example.com', 'the password of the other')).toBe(bob)
  })
})
