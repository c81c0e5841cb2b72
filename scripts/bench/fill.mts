import type pg from 'pg'

import type { Actor } from '../../lib/audit/actor'
import { progress } from './progress.mts'

/** What the database holds: ids of users, ids of users in no group, and a group for each number of members. */
export type Population = { users: number[]; spare: number[]; groups: { members: number; id: number }[]; secret: string }

const BATCH = 1_000
const SPARE = 200

/**
 * Fills the database before the server opens it: an admin, a key with every SCIM endpoint (by `createKey`, as the console does), `count`
 * users through the same projection as every write, and groups of 10, 1,000 and all of them.
 */
export async function fill(count: number): Promise<Population> {
  const { closeDatabase, database } = await import('../../lib/db/client')
  const { pool } = await database()
  const secret = await createSecret()
  await insertUsers(pool, count + SPARE)
  const { rows } = await pool.query<{ id: number }>(`SELECT "id" FROM "User" WHERE "permission" = 'none' ORDER BY "id"`)
  const ids = rows.map(({ id }) => id)
  const groups = []
  for (const members of new Set([10, Math.min(1_000, count), count])) groups.push({ members, id: await insertGroup(members) })
  await pool.query('VACUUM (ANALYZE)')
  await closeDatabase()
  return { users: ids.slice(0, count), spare: ids.slice(count), groups, secret }
}

async function createSecret(): Promise<string> {
  const { hashPassword } = await import('../../lib/auth/password')
  const { inTransaction } = await import('../../lib/db/transaction')
  const { createFirstAdmin } = await import('../../lib/directory/create-first-admin')
  const { randomToken } = await import('../../lib/ids')
  const { createKey } = await import('../../lib/keys/create-key')
  const { SCIM_ENDPOINT_PATHS } = await import('../../lib/keys/endpoint-catalogue')
  const passwordHash = await hashPassword(randomToken())
  const system: Actor = { kind: 'system', id: null, name: 'Benchmark', address: null, requestId: null }
  const admin = await inTransaction((tx) =>
    createFirstAdmin(tx, { name: 'Benchmark', email: 'bench@example.com', passwordHash, actor: system }),
  )
  const issued = await createKey({
    name: 'Benchmark',
    expirationDate: '2999-12-31',
    allowedEndpoints: [...SCIM_ENDPOINT_PATHS],
    formToken: randomToken(),
    actor: { ...system, kind: 'user', id: admin.id },
  })
  if (issued.kind !== 'created') throw new Error('The key was not created: run the benchmark again.')
  return issued.secret
}

/** Inserts users by the thousand. The indexes that only answer searches are made afterwards: one by one they would cost minutes. */
async function insertUsers(pool: pg.Pool, count: number): Promise<void> {
  const { projectUser } = await import('../../lib/directory/user-projection')
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `SELECT format('%I', indexname) AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename = 'User' AND indexdef NOT LIKE 'CREATE UNIQUE%'`,
  )
  for (const { name } of rows) await pool.query(`DROP INDEX ${name}`)
  const at = new Date()
  const fixed = { origin: 'entra', permission: 'none', sessionEpoch: 0, version: 1, createdAt: at, updatedAt: at, lastProvisionedAt: at }
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => ({ ...projectUser(person(from + i + 1)), ...fixed }))
    const columns = Object.keys(batch[0] ?? {})
      .map((name) => `"${name}"`)
      .join(', ')
    await pool.query(`INSERT INTO "User" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"User", $1::jsonb)`, [
      JSON.stringify(batch),
    ])
    progress('Users', from + BATCH, count)
  }
  for (const [i, { definition }] of rows.entries()) {
    await pool.query(definition)
    progress('Indexes', i + 1, rows.length)
  }
}

/** A user as Microsoft Entra ID creates one with its default mapping. */
function person(n: number) {
  const userName = userNameOf(n)
  return {
    userName,
    externalId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    active: true,
    displayName: `Given${n} Family${n}`,
    title: 'Engineer',
    preferredLanguage: 'en-GB',
    name: { givenName: `Given${n}`, familyName: `Family${n}`, formatted: `Given${n} Family${n}` },
    emails: [{ type: 'work', primary: true, value: userName }],
    phoneNumbers: [{ type: 'work', value: `+49 30 ${n}` }],
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { employeeNumber: String(n), department: `Department ${n % 50}` },
  }
}

/** The userName of the n-th user, from 1. */
export function userNameOf(n: number): string {
  return `user${n}@example.com`
}

async function insertGroup(members: number): Promise<number> {
  const { database } = await import('../../lib/db/client')
  const { fold } = await import('../../lib/scim/fold-resource')
  const { pool } = await database()
  const name = `Group of ${members}`
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO "Group" ("displayName", "displayNameKey", "externalId", "origin", "memberCount", "createdAt", "updatedAt")
     VALUES ($1, $2, $1, 'entra', $3, now(), now()) RETURNING "id"`,
    [name, fold(name), members],
  )
  const id = rows[0]?.id ?? 0
  await pool.query(
    `INSERT INTO "GroupMember" ("groupId", "userId", "addedAt")
     SELECT $1, "id", now() FROM "User" WHERE "permission" = 'none' ORDER BY "id" LIMIT $2`,
    [id, members],
  )
  progress('Groups', members, members)
  return id
}
