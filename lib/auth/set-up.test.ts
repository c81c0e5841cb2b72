import { beforeEach, expect, it, vi } from 'vitest'

import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import { freshDatabase } from '@/lib/db/test-database'
import { logger } from '@/lib/logger'
import { setUp } from './set-up'
import { isSetUp, printSetUpLink, setUpState } from './set-up-link'
import { signInWithPassword } from './password-sign-in'

const ada = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  password: 'correct horse battery staple 7',
  address: '192.0.2.1',
  requestId: 'r1',
}

const notice = vi.spyOn(logger, 'notice').mockReturnValue()

beforeEach(freshDatabase)

async function newToken(): Promise<string> {
  const link = await printSetUpLink()
  return link?.split('/').at(-1) ?? ''
}

async function age(hours: number) {
  const createdAt = new Date(now().getTime() - hours * 3_600_000)
  await (await reader()).setUpLink.updateMany({ data: { createdAt } })
}

it('prints the link while there is no admin, and keeps only a hash of it', async () => {
  const link = await printSetUpLink()
  expect(notice).toHaveBeenLastCalledWith(expect.stringContaining(`Set up this console: ${link}`))
  expect(link).toMatch(/^http:\/\/localhost:\d+\/set-up\/[\w-]{43}$/)
  expect(JSON.stringify(await (await reader()).setUpLink.findMany())).not.toContain(link?.split('/').at(-1))
})

it('creates the first admin, who can sign in, with an audit event of where it came from', async () => {
  const token = await newToken()
  expect(await isSetUp()).toBe(false)
  await setUp({ token, ...ada })
  expect(await isSetUp()).toBe(true)
  const user = await (await reader()).user.findFirstOrThrow()
  expect(user).toMatchObject({
    userName: 'ada@example.com',
    label: 'Ada Lovelace',
    origin: 'console',
    permission: 'admin',
    active: true,
    firstSignInAt: null,
  })
  expect(await (await reader()).auditEvent.findMany()).toMatchObject([
    { action: 'user.created', actorKind: 'system', actorName: 'Set-up link', address: '192.0.2.1', requestId: 'r1', targetId: user.id },
  ])
  expect(JSON.stringify((await (await reader()).auditEvent.findFirstOrThrow()).after)).not.toContain('scrypt')
  expect(await signInWithPassword(ada)).toEqual({ userId: user.id, epoch: 0 })
})

it('makes one admin of several submits at the same time', async () => {
  const tokens = [await newToken(), await newToken()]
  const submits = await Promise.allSettled(
    Array.from({ length: 4 }, (_, index) => setUp({ ...ada, token: tokens[index % 2] ?? '', email: `ada${index}@example.com` })),
  )
  expect(submits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(submits.flatMap((submit) => (submit.status === 'rejected' ? [String(submit.reason)] : []))).toEqual(
    Array(3).fill('SetUpClosedError: This console has an admin. Sign in.'),
  )
  expect(await (await reader()).user.count()).toBe(1)
})

it('refuses a used link even when there is no active admin any more', async () => {
  const token = await newToken()
  await setUp({ token, ...ada })
  expect(await setUpState(token)).toBe('admin-exists')
  await (await reader()).user.updateMany({ data: { active: false } })
  expect(await setUpState(token)).toBe('link-invalid')
  await expect(setUp({ token, ...ada, email: 'eve@example.com' })).rejects.toThrow(
    'This set-up link is no longer valid. Restart the server',
  )
})

it('refuses a link older than an hour', async () => {
  const token = await newToken()
  await age(0.99)
  expect(await setUpState(token)).toBe('open')
  await age(1)
  expect(await setUpState(token)).toBe('link-invalid')
  await expect(setUp({ token, ...ada })).rejects.toThrow('no longer valid')
})

it.each([
  ['nothing', ''],
  ['one letter', 'x'],
  ['SQL', "' OR ''='"],
  ['a NUL', '\u0000'],
  ['10,000 letters', 'a'.repeat(10_000)],
])('refuses a link with %s', async (_what, token) => {
  await newToken()
  expect(await setUpState(token)).toBe('link-invalid')
})

it('prints no link when there is an admin, and a new one when no admin can sign in', async () => {
  await setUp({ token: await newToken(), ...ada })
  expect(await printSetUpLink()).toBeNull()
  await (await reader()).user.updateMany({ data: { removedAt: now() } })
  expect(await printSetUpLink()).not.toBeNull()
})

it('leaves the link unused when the address belongs to an account', async () => {
  const first = await newToken()
  await setUp({ token: first, ...ada })
  await (await reader()).user.updateMany({ data: { active: false } })
  const token = await newToken()
  await expect(setUp({ token, ...ada })).rejects.toMatchObject({ status: 409 })
  expect(await setUpState(token)).toBe('open')
})

it('leaves the link unused when an account signs in with the address, whatever it is called by now', async () => {
  await setUp({ token: await newToken(), ...ada })
  await (await reader()).user.updateMany({
    data: { active: false, userName: 'countess', userNameKey: 'countess', email: null, emailKey: null },
  })
  const token = await newToken()
  await expect(setUp({ token, ...ada, email: 'ADA@example.com' })).rejects.toMatchObject({ status: 409 })
  expect(await setUpState(token)).toBe('open')
  expect(await (await reader()).user.count()).toBe(1)
})
