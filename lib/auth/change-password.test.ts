import { beforeEach, expect, it } from 'vitest'

import { findAuditEvents } from '@/lib/audit/find-audit-events'
import type { Actor } from '@/lib/audit/actor'
import { freshDatabase } from '@/lib/db/test-database'
import { inTransaction, reader } from '@/lib/db/transaction'
import { createFirstAdmin } from '@/lib/directory/create-first-admin'
import { dropProcessState } from '@/lib/process-state'
import { changePassword } from './change-password'
import { endAllSessions } from './end-all-sessions'
import { hashPassword } from './password'
import { signInWithPassword } from './password-sign-in'
import { readOwnAccount } from './read-own-account'
import { SignInRefused } from './sign-in-refusal'

const OLD = 'correct horse battery staple 7'
const NEW = 'sunflower tractor moonlight 42'
const EMAIL = 'ada@example.com'
const system: Actor = { kind: 'system', id: null, name: 'Test', address: null, requestId: null }
const passwordHash = await hashPassword(OLD, { ln: 4, r: 8, p: 1 })
let ada: number
let actor: Actor

beforeEach(freshDatabase)
beforeEach(async () => {
  dropProcessState('rate:sign-in')
  ada = (await inTransaction((tx) => createFirstAdmin(tx, { name: 'Ada', email: EMAIL, passwordHash, actor: system }))).id
  actor = { kind: 'user', id: ada, name: 'Ada', address: '192.0.2.1', requestId: null }
})

function change(current: string, next = NEW) {
  return refusalOf(changePassword({ userId: ada, email: EMAIL, current, next, actor }))
}

function signIn(password: string) {
  return refusalOf(signInWithPassword({ email: EMAIL, password, address: '192.0.2.1' }))
}

async function refusalOf(work: Promise<unknown>) {
  return work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof SignInRefused) return error.refusal.reason
      throw error
    },
  )
}

const row = async () => (await reader()).user.findUniqueOrThrow({ where: { id: ada } })
const attempts = async () => (await (await reader()).signInAttempt.findMany({ orderBy: { id: 'asc' } })).map(({ outcome }) => outcome)
const events = async () =>
  (await findAuditEvents({ target: { kind: 'user', id: ada }, limit: 10 }))
    .map(({ action }) => action)
    .filter((one) => one !== 'user.created')

it('changes the password, ends every session and writes it down, without either password', async () => {
  expect(await change(OLD)).toBe('done')
  expect((await row()).sessionEpoch).toBe(1)
  expect(await attempts()).toEqual([])
  const [event] = await findAuditEvents({ target: { kind: 'user', id: ada }, actions: ['user.password_set'], limit: 1 })
  expect(event).toMatchObject({ actorKind: 'user', actorName: 'Ada', before: {}, after: {} })
  expect(await signIn(OLD)).toBe('not-right')
  expect(await signIn(NEW)).toBe('done')
})

it('refuses a wrong current password and changes nothing', async () => {
  expect(await change('wrong')).toBe('not-right')
  expect(await row()).toMatchObject({ sessionEpoch: 0, passwordHash })
  expect(await events()).toEqual([])
  expect(await attempts()).toEqual(['wrong_password'])
})

it('counts with failed sign-ins: the sixth try is not looked at', async () => {
  await signIn('wrong')
  for (let tries = 0; tries < 4; tries++) expect(await change('wrong')).toBe('not-right')
  expect(await change(OLD)).toBe('rate-limited')
  expect(await signIn(OLD)).toBe('rate-limited')
  expect(await row()).toMatchObject({ passwordHash })
})

it('lets one of two changes at the same time through', async () => {
  const outcomes = await Promise.all([change(OLD, NEW), change(OLD, `${NEW}!`)])
  expect(outcomes.toSorted()).toEqual(['done', 'not-right'])
  expect((await row()).sessionEpoch).toBe(1)
})

it('ends every session of an account', async () => {
  await endAllSessions({ userId: ada, name: 'Ada', actor })
  expect((await row()).sessionEpoch).toBe(1)
  expect(await events()).toEqual(['user.sessions_ended'])
})

it('tells the own account when it signed in, and under which address', async () => {
  expect(await readOwnAccount(ada)).toEqual({ lastSignInAt: null, signInKey: EMAIL })
  await signIn(OLD)
  expect((await readOwnAccount(ada)).lastSignInAt).toBeInstanceOf(Date)
  await inTransaction((tx) => tx.user.update({ where: { id: ada }, data: { passwordHash: null } }))
  expect((await readOwnAccount(ada)).signInKey).toBeNull()
})
