import { setTimeout as sleep } from 'node:timers/promises'

import { database } from './client'
import { inTransaction, type Tx } from './transaction'

/** A transaction that has done its work and stays open, with its locks, until `commit`. For PostgreSQL: PGlite runs one after the other. */
export async function openTransaction(work: (tx: Tx) => Promise<unknown>): Promise<{ commit: () => Promise<void> }> {
  const [done, gate] = [gateway(), gateway()]
  const transaction = inTransaction(async (tx) => {
    await work(tx)
    done.open()
    await gate.opened
  })
  await Promise.race([done.opened, transaction])
  const commit = () => {
    gate.open()
    return transaction
  }
  return { commit }
}

/** Resolves when `count` transactions of this database wait for a lock, or fails after some seconds. */
export async function waitingForLock(count: number): Promise<void> {
  const { pool } = await database()
  const query = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  for (let attempt = 0; (await pool.query(query)).rows.length < count; attempt++) {
    if (attempt === 300) throw new Error('Nobody waits.')
    await sleep(10)
  }
}

function gateway(): { open: () => void; opened: Promise<void> } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}
