import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'

import { env } from '@/lib/env'
import { type OutboxMail, readOutbox, readOutboxMail, writeToOutbox } from './outbox-folder'

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'scim-console-outbox-'))
const folder = path.join(dataDir, 'outbox')

beforeEach(() => {
  Object.assign(env, { DATA_DIR: dataDir })
  rmSync(folder, { recursive: true, force: true })
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

function mailOf(id: number, more: Partial<OutboxMail> = {}): OutboxMail {
  const content = { subject: `Mail ${id}`, html: '<p>Welcome, Zoë</p>', text: 'Welcome, Zoë' }
  return {
    id,
    kind: 'invitation',
    to: 'zoe@example.com',
    from: 'Console <console@localhost>',
    ...content,
    at: '2026-11-24T09:00:00.000Z',
    ...more,
  }
}

it('is empty before the first mail', async () => {
  expect(await readOutbox({ limit: 10 })).toEqual([])
  expect(await readOutboxMail(1)).toBeNull()
})

it('keeps a mail in three files that only its owner can read, and reads it back', async () => {
  await writeToOutbox(mailOf(7))
  expect(readdirSync(folder).sort()).toEqual(['00000007-invitation.html', '00000007-invitation.json', '00000007-invitation.txt'])
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(readdirSync(folder).map((name) => statSync(path.join(folder, name)).mode & 0o777)).toEqual([0o600, 0o600, 0o600])
  expect(await readOutboxMail(7)).toEqual(mailOf(7))
})

it('replaces a mail that is written again', async () => {
  await writeToOutbox(mailOf(7))
  await writeToOutbox(mailOf(7, { subject: 'Again' }))
  expect(readdirSync(folder)).toHaveLength(3)
  expect((await readOutbox({ limit: 10 })).map(({ subject }) => subject)).toEqual(['Again'])
})

it('lists the newest first, page by page, also beyond eight digits', async () => {
  for (const id of [2, 100_000_000, 10, 9]) await writeToOutbox(mailOf(id))
  expect((await readOutbox({ limit: 2 })).map(({ id }) => id)).toEqual([100_000_000, 10])
  expect((await readOutbox({ limit: 2, before: 10 })).map(({ id }) => id)).toEqual([9, 2])
})

it('passes over what is no mail', async () => {
  await writeToOutbox(mailOf(1))
  writeFileSync(path.join(folder, '00000002-invitation.json'), '{"id": 2')
  writeFileSync(path.join(folder, '00000003-invitation.json'), '{"id": 3}')
  writeFileSync(path.join(folder, 'notes.json'), '{}')
  expect((await readOutbox({ limit: 10 })).map(({ id }) => id)).toEqual([1])
  expect(await readOutboxMail(2)).toBeNull()
})
