import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { now } from '@/lib/clock'
import { closeDatabase } from '@/lib/db/client'
import { reader } from '@/lib/db/transaction'
import { freshDatabase } from '@/lib/db/test-database'
import { changeMembers } from '@/lib/directory/change-members'
import { createGroup } from '@/lib/directory/create-group'
import { deprovisionUser } from '@/lib/directory/deprovision-user'
import { patchUser } from '@/lib/directory/patch-user'
import { addUser } from '@/lib/directory/test-users'
import { logger } from '@/lib/logger'
import { dropProcessState, processState } from '@/lib/process-state'
import { parsePatchOp } from '@/lib/scim/messages/patch-op'
import { sessionEvents } from './session-events'
import { SESSION_SECONDS } from './session-rule'
import { closeSessionWatches } from './session-watch'

const key = { kind: 'key', id: 1, name: 'Entra', address: null, requestId: null } as const
let userId: number

beforeEach(freshDatabase)
beforeEach(async () => {
  userId = await addUser({ resource: { userName: 'eve@example.com' }, permission: 'support' })
})

afterEach(() => {
  closeSessionWatches()
  // The next test is another process as far as sessions are concerned.
  dropProcessState('session-watches')
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Opens the stream of a session as the route does; `heard` is all that it said so far. */
function open(began = Math.floor(now().getTime() / 1000)) {
  const claims = { userId, epoch: 0, began, way: 'password' as const }
  const user = { id: userId, name: 'Eve', email: null, permission: 'support' as const, way: 'password' as const, began: now() }
  const { body, headers } = sessionEvents({ claims, user })
  const reading = body?.getReader()
  if (!reading) throw new Error('The stream has no body.')
  const stream = { heard: '', isClosed: false, headers, abort: () => reading.cancel() }
  const read = async () => {
    const decoder = new TextDecoder()
    for (let part = await reading.read(); !part.done; part = await reading.read()) stream.heard += decoder.decode(part.value)
    stream.isClosed = true
  }
  void read()
  return stream
}

/** The machine may be busy; what is promised within a second is measured in e2e/server/disable-bites.spec.ts. */
function soon<T>(read: () => T) {
  return expect.poll(read, { timeout: 20_000 })
}

function watchCount(): number {
  return processState('session-watches', () => ({ open: new Set() })).open.size
}

function setActive(active: boolean) {
  const patch = parsePatchOp({ Operations: [{ op: 'Replace', path: 'active', value: active ? 'True' : 'False' }] })
  return patchUser({ id: String(userId), patch, ifMatch: null, actor: key })
}

const HELLO = 'event: permission\ndata: support\n\n'
const ENDED = 'event: ended\ndata: ended\n\n'

describe('the stream of a session', () => {
  it('says at once what the person may do, and is neither kept nor held back by anything between', async () => {
    const stream = open()
    await soon(() => stream.heard).toBe(HELLO)
    expect(stream.headers.get('Content-Type')).toBe('text/event-stream')
    expect(stream.headers.get('Cache-Control')).toBe('no-store, no-transform')
    expect(stream.headers.get('X-Accel-Buffering')).toBe('no')
  })

  it.each([
    ['disabled', () => setActive(false)],
    ['removed', () => deprovisionUser({ id: String(userId), ifMatch: null, actor: key })],
    ['signed out everywhere', async () => void (await (await reader()).user.update({ where: { id: userId }, data: { sessionEpoch: 1 } }))],
  ])('ends when the person is %s, and that of nobody else', async (_how, act) => {
    const stream = open()
    const other = await addUser({ resource: { userName: 'sam@example.com' }, permission: 'support' })
    const eve = userId
    userId = other
    const bystander = open()
    userId = eve
    await act()
    await soon(() => stream).toMatchObject({ heard: HELLO + ENDED, isClosed: true })
    expect(bystander).toMatchObject({ heard: HELLO, isClosed: false })
    expect(watchCount()).toBe(1)
  })

  it('tells when the person may do something else, also through a role', async () => {
    await addUser({ resource: { userName: 'ada@example.com' }, permission: 'admin', passwordHash: 'a hash' })
    const stream = open()
    const group = await createGroup({ resource: { displayName: 'IT' }, origin: 'console', permission: 'admin', actor: key })
    await changeMembers({ groupId: group.id, add: [userId], actor: key })
    await soon(() => stream.heard).toBe(`${HELLO}event: permission\ndata: admin\n\n`)
    await changeMembers({ groupId: group.id, remove: [userId], actor: key })
    await soon(() => stream.heard).toBe(`${HELLO}event: permission\ndata: admin\n\n${HELLO}`)
    expect(stream.isClosed).toBe(false)
  })

  it('ends with the working day', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const stream = open()
    await soon(() => stream.heard).toBe(HELLO)
    vi.setSystemTime(now().getTime() + SESSION_SECONDS * 1000 + 1)
    await soon(() => stream).toMatchObject({ heard: expect.stringContaining(ENDED), isClosed: true })
  })

  it('says something before a proxy takes it for dead', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const stream = open()
    await soon(() => stream.heard).toBe(HELLO)
    vi.setSystemTime(now().getTime() + 25_000)
    await soon(() => stream.heard).toBe(`${HELLO}: still here\n\n`)
  })

  it('outlives a database that is away, which is logged once', async () => {
    const error = vi.spyOn(logger, 'error').mockReturnValue()
    const prisma = await reader()
    const query = vi.spyOn(prisma, '$queryRaw').mockRejectedValue(new Error('The database is away.'))
    const stream = open()
    await soon(() => query.mock.calls.length).toBeGreaterThan(2)
    expect(error.mock.calls).toEqual([[{ event: 'session-watch-failed', error: expect.any(Error) }]])
    expect(stream).toMatchObject({ heard: HELLO, isClosed: false })
    query.mockRestore()
    await setActive(false)
    await soon(() => stream.isClosed).toBe(true)
  })

  it('makes room for the newest: the oldest of too many of one person closes, and its session goes on', async () => {
    const [oldest, ...others] = Array.from({ length: 20 }, () => open())
    const newest = open()
    await soon(() => oldest).toMatchObject({ heard: `${HELLO}event: full\ndata: full\n\n`, isClosed: true })
    await soon(() => newest.heard).toBe(HELLO)
    expect([...others, newest].filter(({ isClosed }) => isClosed)).toEqual([])
    expect(watchCount()).toBe(20)
  })

  it('is forgotten when the client goes, and asks nothing of the database any more', async () => {
    const query = vi.spyOn(await reader(), '$queryRaw')
    const stream = open()
    await soon(() => query.mock.calls.length).toBeGreaterThan(0)
    expect(watchCount()).toBe(1)
    await stream.abort()
    expect(watchCount()).toBe(0)
    await soon(() => processState('session-watches', () => ({ isChecking: true })).isChecking).toBe(false)
  })

  it('is not watched for a client that never reads it', async () => {
    const claims = { userId, epoch: 0, began: Math.floor(now().getTime() / 1000), way: 'password' as const }
    sessionEvents({ claims, user: { id: userId, name: 'Eve', email: null, permission: 'support', way: 'password', began: now() } })
    expect(watchCount()).toBe(0)
  })

  it('closes with the process, without a word about the session or the database', async () => {
    const error = vi.spyOn(logger, 'error').mockReturnValue()
    const stream = open()
    await soon(() => stream.heard).toBe(HELLO)
    closeSessionWatches()
    await closeDatabase()
    await soon(() => stream).toMatchObject({ heard: `${HELLO}event: stopping\ndata: stopping\n\n`, isClosed: true })
    await soon(() => processState('session-watches', () => ({ isChecking: true })).isChecking).toBe(false)
    expect(processState('database', () => null)).toBeNull()
    dropProcessState('database')
    expect(error).not.toHaveBeenCalled()
  })

  it('does not begin again once the process stops', async () => {
    closeSessionWatches()
    const stream = open()
    await soon(() => stream).toMatchObject({ heard: expect.stringContaining('event: stopping') as string, isClosed: true })
    expect(watchCount()).toBe(0)
  })
})
