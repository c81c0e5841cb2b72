import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'

import { database } from './client'
import { isStatementTimeout, isTransactionTimeout } from './statement-timeout'
import { freshDatabase } from './test-database'
import type { Tx } from './transaction'

beforeAll(freshDatabase)

/** What a transaction of at most `timeout` milliseconds fails with. */
async function failureOf(timeout: number, work: (tx: Tx) => Promise<unknown>): Promise<unknown> {
  const { prisma } = await database()
  return prisma.$transaction(work, { timeout }).then(
    () => null,
    (error: unknown) => error,
  )
}

const insert = (tx: Tx) =>
  tx.group.create({ data: { displayName: 'a', displayNameKey: 'a', origin: 'entra', createdAt: new Date(0), updatedAt: new Date(0) } })

it('tells a transaction that expired before a statement or its commit, of which nothing is applied', async () => {
  const { prisma } = await database()
  const beforeStatement = await failureOf(100, async (tx) => {
    await insert(tx)
    await sleep(300)
    await tx.group.count()
  })
  const beforeCommit = await failureOf(100, async (tx) => {
    await insert(tx)
    await sleep(300)
  })
  expect([beforeStatement, beforeCommit].map(isTransactionTimeout)).toEqual([true, true])
  expect(await prisma.group.count()).toBe(0)
})

it('takes no other failure for it', async () => {
  const notThere = await failureOf(20_000, (tx) => tx.group.delete({ where: { id: 4711 } }))
  const notSql = await failureOf(20_000, (tx) => tx.$queryRawUnsafe('SELECT "57014" FROM "Nothing"'))
  for (const error of [notThere, notSql, new Error('57014')]) {
    expect(error).toBeInstanceOf(Error)
    expect(isTransactionTimeout(error) || isStatementTimeout(error)).toBe(false)
  }
})

// PGlite cannot interrupt a statement.
describe.runIf(process.env.TEST_DATABASE_URL)('on PostgreSQL', () => {
  it('tells a statement that was cancelled in a transaction from one of the pool', async () => {
    const inTransaction = await failureOf(20_000, async (tx) => {
      await tx.$executeRawUnsafe('SET LOCAL statement_timeout = 50')
      await tx.$queryRawUnsafe('SELECT pg_sleep(5)::text')
    })
    expect([isTransactionTimeout(inTransaction), isStatementTimeout(inTransaction)]).toEqual([true, false])
    const client = await (await database()).pool.connect()
    await client.query('SET statement_timeout = 50')
    const inPool: unknown = await client.query('SELECT pg_sleep(5)').catch((error: unknown) => error)
    client.release(true)
    expect([isTransactionTimeout(inPool), isStatementTimeout(inPool)]).toEqual([false, true])
  })
})
