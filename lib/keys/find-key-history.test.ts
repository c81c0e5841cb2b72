import { beforeEach, expect, it } from 'vitest'

import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { inTransaction } from '@/lib/db/transaction'
import { freshDatabase } from '@/lib/db/test-database'
import { findKeyHistory } from './find-key-history'
import { createAdmin, createTestKey } from './test-fixtures'

beforeEach(freshDatabase)

it('goes on where the load before it ended, down to the first event', async () => {
  const actor = await createAdmin('Ada')
  const { key } = await createTestKey(actor)
  await inTransaction(async (tx) => {
    for (const successor of ['2', '3', '4', '5'])
      await recordAuditEvent(tx, {
        actor,
        action: 'key.rotated',
        target: { kind: 'key', id: key.id, name: key.name },
        after: { successor },
      })
  })
  const load = async (older?: string) => {
    const history = await findKeyHistory({ keyId: key.id, older, limit: 2 })
    return { ...history, events: history.events.map(({ action, after }) => ({ action, after })) }
  }

  const newest = await load()
  expect(newest.events.map(({ after }) => after)).toEqual([{ successor: '5' }, { successor: '4' }])
  const middle = await load(newest.older ?? '')
  expect(middle.events.map(({ after }) => after)).toEqual([{ successor: '3' }, { successor: '2' }])
  const oldest = await load(middle.older ?? '')
  expect(oldest.events.map(({ action }) => action)).toEqual(['key.created'])
  expect(oldest.older).toBeNull()
  for (const nonsense of ['', 'x', '-1', '9'.repeat(19)]) expect(await load(nonsense)).toEqual(newest)
})

it('has no older events where all are shown', async () => {
  const { key } = await createTestKey(await createAdmin('Ada'))
  expect(await findKeyHistory({ keyId: key.id, limit: 1 })).toMatchObject({ events: [{ action: 'key.created' }], older: null })
})
