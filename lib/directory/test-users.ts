import { database } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { ScimResource } from '@/lib/scim/json'
import { projectUser } from './user-projection'

const CREATED_AT = new Date('2026-05-01T08:00:00Z')

/** Inserts an account as tests want it and returns its id; what is not given is an invited user that Entra provisioned. */
export async function addUser(
  input: { resource: ScimResource } & Partial<Omit<Prisma.UserCreateManyInput, 'attributes'>>,
): Promise<number> {
  const { resource, ...columns } = input
  const { prisma } = await database()
  const defaults = { origin: 'entra', createdAt: CREATED_AT, updatedAt: CREATED_AT, lastProvisionedAt: CREATED_AT } as const
  const { id } = await prisma.user.create({ data: { ...defaults, ...projectUser(resource), ...columns }, select: { id: true } })
  return id
}

/** Inserts the account of a person who acts as an admin. They have not signed in yet, so they are no admin beside the last one. */
export async function addActingAdmin({ id, name }: { id: number; name: string }): Promise<void> {
  await addUser({ id, resource: { userName: `acting admin ${id}`, displayName: name }, permission: 'admin' })
}

/** Inserts `count` accounts at once: "User 00001" and so on, every third of them signed in, every tenth disabled. */
export async function addManyUsers(count: number): Promise<void> {
  const { pool } = await database()
  await pool.query(
    `INSERT INTO "User" ("userName", "userNameKey", "externalId", "active", "attributes", "folded", "label", "labelKey", "email", "emailKey",
       "searchText", "origin", "firstSignInAt", "lastSignInAt", "lastProvisionedAt", "createdAt", "updatedAt")
     SELECT name, name, 'ext-' || n, i % 10 <> 0, '{}', '{}', 'User ' || n, 'user ' || n, name, name, 'user ' || n || ' example com ext', 'entra',
       signed_in, signed_in, at, at, at
     FROM (SELECT i, lpad(i::text, 5, '0') AS n, 'user' || i || '@example.com' AS name, timestamptz '2026-05-01' + i * interval '1 second' AS at,
       CASE WHEN i % 3 = 0 THEN timestamptz '2026-06-01' + i * interval '1 second' END AS signed_in FROM generate_series(1, $1::integer) AS i) AS made`,
    [count],
  )
  await pool.query('ANALYZE "User"')
}
