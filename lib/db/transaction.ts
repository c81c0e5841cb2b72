import { setTimeout as sleep } from 'node:timers/promises'

import { database } from './client'
import type { Prisma } from './generated/client'
import { knownRequestError } from './known-request-error'

/** What stores are handed: Prisma's client inside a transaction, or outside one for reads. */
export type Tx = Prisma.TransactionClient

const ATTEMPTS = 4
const WRITE_CONFLICT = 'P2034'
const SERIALIZATION_FAILURE = '40001'
const DEADLOCK_DETECTED = '40P01'

/** The client for reads that need no transaction. */
export async function reader(): Promise<Tx> {
  return (await database()).prisma
}

/**
 * Runs `work` in one transaction and commits what it did, or nothing of it. Inside, only `tx` may be used.
 * Serialization conflicts and deadlocks are tried again; any other error is thrown as it is.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const { prisma } = await database()
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(work)
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error
      await sleep(10 * 2 ** attempt * (0.5 + Math.random()))
    }
  }
}

function isConflict(error: unknown): boolean {
  const known = knownRequestError(error)
  if (!known) return false
  return known.code === WRITE_CONFLICT || known.meta.includes(SERIALIZATION_FAILURE) || known.meta.includes(DEADLOCK_DETECTED)
}
