import { beforeEach, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { inTransaction, reader } from '@/lib/db/transaction'
import { queueMail, queueMails } from './queue-mail'

beforeEach(freshDatabase)

const testTo = (address: string | null, eventKey?: string) => ({
  kind: 'test' as const,
  userId: null,
  address,
  data: { by: 'Grace' },
  eventKey,
})
const queue = (...mails: ReturnType<typeof testTo>[]) => inTransaction((tx) => queueMails(tx, mails))
const stored = async () => (await reader()).mail.findMany({ orderBy: { id: 'asc' } })

it('returns the ids in the order of the mails, each due at once under a key of its own', async () => {
  const ids = await queue(testTo('c@example.com'), testTo('a@example.com'), testTo('b@example.com'))
  const mails = await stored()
  expect(mails.map(({ id }) => id)).toEqual(ids)
  expect(mails.map(({ address }) => address)).toEqual(['c@example.com', 'a@example.com', 'b@example.com'])
  expect(new Set(mails.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3)
  for (const { createdAt, stateAt, nextAttemptAt } of mails) expect([stateAt, nextAttemptAt]).toEqual([createdAt, createdAt])
})

it('queues one mail for an event, also when one call names it twice, and leaves out one that is there', async () => {
  const [first] = await queue(testTo('a@example.com', 'one'))
  expect(
    await queue(testTo('b@example.com', 'one'), testTo('c@example.com', 'two'), testTo('d@example.com', 'two'), testTo('e@example.com')),
  ).toHaveLength(2)
  expect((await stored()).map(({ id, address }) => (id === first ? 'first' : address))).toEqual(['first', 'c@example.com', 'e@example.com'])
  expect(await inTransaction((tx) => queueMail(tx, testTo('f@example.com', 'two')))).toBeNull()
})

it('holds what is to be held, and waits for an address', async () => {
  await inTransaction((tx) => queueMails(tx, [{ ...testTo('a@example.com'), held: true }, { ...testTo(null), held: true }, testTo(null)]))
  expect((await stored()).map(({ state }) => state)).toEqual(['held', 'no_address', 'no_address'])
})

it('does nothing for no mails', async () => {
  expect(await queue()).toEqual([])
  expect(await stored()).toEqual([])
})
