import { database } from './client'
import type { Sql } from './sql'

/** The rows of a query, straight through the pool: a read through Prisma costs several times as much. For the API's busiest reads. */
export async function readRows<Row extends object>(query: Sql): Promise<Row[]> {
  const { pool } = await database()
  const { rows } = await pool.query<Row>({ text: query.text, values: query.values })
  return rows
}
