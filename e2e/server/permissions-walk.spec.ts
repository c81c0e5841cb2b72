import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

import { ADMIN, createKey, setUpAdmin } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'
import { hashDatabase } from '../fixtures/hash-database'
import { callAction, type HttpSession, request, signInOverHttp } from '../fixtures/http-session'
import { ACTIONS, type Needs, ROUTES, SentForm, type Targets } from '../fixtures/permission-table'
import { createDatabase } from '../fixtures/server'

type Role = 'signed out' | 'none' | 'support'
type Action = { name: string; id: string; at: (targets: Targets) => string }

/** In the name of everything that must not be told. */
const MARK = 'Zebra'
const REFUSED = /Only admins (and support )?have access|PERMISSION_REFUSED|Your session has ended/
/** What nobody's page would send. */
const JUNK: unknown[][] = [[], [null], [{}], ['x', 'x', 'x'], [-1, {}], [[1], [2]], [new SentForm({ a: 'b' })]]

test.setTimeout(600_000)

test('no action and no page does or tells anything that a role may not, whatever is sent', async ({ page, serve }) => {
  const databaseUrl = await createDatabase('permissions_walk')
  const server = await serve({ DATABASE_URL: databaseUrl, KEY_REQUESTS_PER_SECOND: '100000' })
  await setUpAdmin(page, server)
  await createKey(page, server, { name: `${MARK} key` })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const targets = await seed(client)
  const sessions: Record<Role, HttpSession> = {
    'signed out': { url: server.url, cookie: '' },
    none: await signInOverHttp(server.url, { ...ADMIN, email: 'none@example.com' }),
    support: await signInOverHttp(server.url, { ...ADMIN, email: 'support@example.com' }),
  }
  // What is made at first use is made now.
  for (const session of Object.values(sessions)) await request(session, `/set-password/1-${'A'.repeat(43)}`)
  await expect.poll(async () => (await client.query(`SELECT 1 FROM "Mail" WHERE "state" = 'queued'`)).rowCount, { timeout: 60_000 }).toBe(0)
  const before = await hashDatabase(client)
  const unchanged = async (what: string) => expect(await hashDatabase(client), `${what} changed the database`).toEqual(before)

  for (const role of ['signed out', 'none', 'support'] as const) {
    const session = sessions[role]
    for (const [file, { needs, at, refusals, method }] of Object.entries(ROUTES)) {
      for (const asData of file.endsWith('page.tsx') ? [false, true] : [false]) {
        const what = `${file} as ${role}`
        const answer = await request(session, asData ? dataOf(at(targets)) : at(targets), { method, headers: asData ? { rsc: '1' } : {} })
        if (may(role, needs)) expect.soft(answer.text, what).not.toMatch(REFUSED)
        else if (refusals) expect.soft(answer.status, what).toBe(role === 'signed out' ? refusals.signedOut : refusals.lacking)
        else if (role === 'signed out') expect.soft(`${answer.status} ${answer.location} ${answer.text}`, what).toMatch(/\/sign-in/)
        else expect.soft(answer.text, what).toMatch(REFUSED)
        if (!may(role, needs) || needs === 'nobody') expect.soft(answer.text.includes(MARK), `${what} tells too much`).toBe(false)
      }
      await unchanged(`${file} as ${role}`)
    }

    for (const { name, id, at } of listActions()) {
      const rule = ACTIONS[name]
      if (!rule || (may(role, rule.needs) && rule.needs !== 'nobody')) continue
      const meant = rule.args?.(targets) ?? []
      for (const args of [...meant, ...JUNK]) {
        const what = `${name} as ${role} with ${JSON.stringify(args)}`
        const answer = await callAction(session, { id, path: at(targets), args })
        if (rule.needs !== 'nobody')
          expect.soft(isRefusal(answer, { role, silent: rule.silent }), `${what}: ${answer.status} ${answer.result}`).toBe(true)
        expect.soft(answer.result?.includes(MARK) ?? false, `${what} tells too much`).toBe(false)
        await unchanged(what)
      }
    }
  }
  await client.end()
})

test('the table knows every action and every route, and no others', () => {
  const actions = listActions().map(({ name }) => name)
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => path.join('app', file))
  const missing = [...actions.filter((name) => !ACTIONS[name]), ...files.filter((file) => !ROUTES[file])]
  expect(missing.map((name) => `${name} is not in e2e/fixtures/permission-table.ts. Add it there with what each role may do.`)).toEqual([])
  const gone = [
    ...Object.keys(ACTIONS).filter((name) => !actions.includes(name)),
    ...Object.keys(ROUTES).filter((file) => !files.includes(file)),
  ]
  expect(gone.map((name) => `${name} does not exist any more. Take it out of e2e/fixtures/permission-table.ts.`)).toEqual([])
})

test('an admin may do what the others may not', async ({ page, serve }) => {
  const databaseUrl = await createDatabase('permissions_walk_admin')
  const server = await serve({ DATABASE_URL: databaseUrl })
  await setUpAdmin(page, server)
  await createKey(page, server, { name: `${MARK} key` })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const targets = await seed(client)
  const session = await signInOverHttp(server.url, ADMIN)
  for (const [file, { needs, at, method }] of Object.entries(ROUTES)) {
    if (needs === 'nobody') continue
    const answer = await request(session, at(targets), { method })
    // The mail of the walk is held: it has not been written into the Outbox.
    if (!file.includes('[mailId]')) expect.soft(answer.status, file).toBeLessThan(400)
    expect.soft(answer.text, file).not.toMatch(REFUSED)
  }
  for (const { name, id, at } of listActions()) {
    const rule = ACTIONS[name]
    // What would end the walk or its targets is left out.
    if (!rule || rule.needs === 'nobody' || /#(signOutEverywhere|deleteRole|sendTestEmail|revokeKeyAction)$/.test(name)) continue
    const [args] = rule.args?.(targets) ?? []
    const answer = await callAction(session, { id, path: at(targets), args: args ?? [] })
    expect.soft(answer.status, `${name}: ${answer.result}`).toBeLessThan(400)
    expect.soft(isRefusal(answer, { role: 'signed out', silent: rule.silent }), `${name}: ${answer.redirect} ${answer.result}`).toBe(false)
  }
  // The forms arrived, and did what they must not do for others.
  const made = await client.query<{ name: string }>(`
    SELECT "userName" AS name FROM "User" WHERE "permission" = 'admin' AND "userName" LIKE 'eve@%'
    UNION ALL SELECT "displayName" FROM "Group" UNION ALL SELECT "name" FROM "ManagementKey"`)
  expect(made.rows.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['eve@example.com', 'Another name', 'Made by nobody', 'Rotated by nobody']),
  )
  await client.end()
})

/** Where Next's own links fetch a page from, as data instead of HTML. */
function dataOf(path: string): string {
  return `${path}?_rsc`
}

function may(role: Role, needs: Needs): boolean {
  if (needs === 'nobody') return true
  return role !== 'signed out' && (needs === 'session' || role === needs)
}

type Answer = Awaited<ReturnType<typeof callAction>>

/** The refusal itself, not a crash or an answer that happens to be empty. */
function isRefusal({ redirect, result }: Answer, { role, silent }: { role: Role; silent?: true }): boolean {
  if (role === 'signed out' && redirect?.startsWith('/sign-in')) return true
  if (silent && result === '"$undefined"') return true
  return result !== null && REFUSED.test(result)
}

/** The actions of the build, with a page that each is on. */
function listActions(): Action[] {
  type Entry = { filename: string; exportedName: string; workers: Record<string, unknown> }
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as { node: Record<string, Entry> }
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
    const page = Object.keys(workers)[0] ?? ''
    return { name: `${filename}#${exportedName}`, id, at: (targets) => ROUTES[`${page}.tsx`]?.at(targets) ?? '/' }
  })
}

/** Two people without much power who sign in with the admin's password, and what the walk aims at. */
async function seed(client: pg.Client): Promise<Targets> {
  const addPerson = async (userName: string, permission: string, label: string) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO "User" ("userName", "userNameKey", "attributes", "folded", "label", "labelKey", "email", "emailKey", "searchText", "origin",
         "permission", "passwordHash", "signInKey", "createdAt", "updatedAt", "firstSignInAt")
       SELECT $1, $1, "attributes", "folded", $3, lower($3), $1, $1, lower($3), 'console', $2::"Permission", "passwordHash", $1, now(), now(), now()
       FROM "User" WHERE "userName" = $4 RETURNING "id"`,
      [userName, permission, label, ADMIN.email],
    )
    return rows[0]?.id ?? 0
  }
  await addPerson('none@example.com', 'none', 'Nora None')
  await addPerson('support@example.com', 'support', 'Sam Support')
  const userId = await addPerson('target@example.com', 'support', `${MARK} Target`)
  const id = async (text: string, values: unknown[]) => (await client.query<{ id: number }>(text, values)).rows[0]?.id ?? 0
  const roleId = await id(
    `INSERT INTO "Group" ("displayName", "displayNameKey", "origin", "memberCount", "createdAt", "updatedAt")
     VALUES ($1, lower($1), 'console', 1, now(), now()) RETURNING "id"`,
    [`${MARK} role`],
  )
  await client.query(`INSERT INTO "GroupMember" ("groupId", "userId", "addedAt") VALUES ($1, $2, now())`, [roleId, userId])
  const mailId = await id(
    `INSERT INTO "Mail" ("kind", "state", "userId", "address", "data", "idempotencyKey", "nextAttemptAt", "createdAt", "stateAt")
     VALUES ('invitation', 'held', $1, $2, '{"invitedBy":null}', 'walk', now(), now(), now()) RETURNING "id"`,
    [userId, `${MARK}@example.com`],
  )
  const adminId = await id(`SELECT "id" FROM "User" WHERE "userName" = $1`, [ADMIN.email])
  const keyId = await id(`SELECT "id" FROM "ManagementKey" ORDER BY "id" LIMIT 1`, [])
  return { userId, adminId, roleId, keyId, mailId, keyName: `${MARK} key` }
}
