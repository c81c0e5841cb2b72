import { beforeEach, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { inTransaction } from '@/lib/db/transaction'
import { findEventPage } from './find-event-page'
import { recordAuditEvent } from './record-audit-event'

beforeEach(freshDatabase)

const actor = { kind: 'user' as const, id: null, name: 'Ada', address: null, requestId: null }

async function record(targetId: number, names: string[]): Promise<void> {
  await inTransaction(async (tx) => {
    for (const name of names)
      await recordAuditEvent(tx, { action: 'group.updated', actor, target: { kind: 'group', id: targetId, name }, before: {}, after: {} })
  })
}

it('gives a part at a time, newest first, and says where it goes on until the end', async () => {
  const target = { kind: 'group' as const, id: 1 }
  await record(1, ['one', 'two', 'three', 'four', 'five'])
  await record(2, ['of another'])
  const names: string[][] = []
  let older: string | undefined
  do {
    const page = await findEventPage({ target, older, limit: 2 })
    names.push(page.events.map(({ targetName }) => targetName ?? ''))
    older = page.older ?? undefined
  } while (older)
  expect(names).toEqual([['five', 'four'], ['three', 'two'], ['one']])
})

it('has nothing older when the last part is full', async () => {
  await record(1, ['one', 'two'])
  expect((await findEventPage({ target: { kind: 'group', id: 1 }, limit: 2 })).older).toBeNull()
})

it.each(['', 'x', '-1', '1e3', '9'.repeat(19)])('starts at the newest for the cursor %j', async (older) => {
  await record(1, ['one'])
  expect((await findEventPage({ target: { kind: 'group', id: 1 }, older })).events).toHaveLength(1)
})
