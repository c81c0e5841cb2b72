import type { Locator, Page } from '@playwright/test'
import pg from 'pg'

import { ADMIN, createKey, setUpAdmin } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'
import { createScimClient, type ScimClient } from '../fixtures/scim-client'
import { createDatabase, type Server } from '../fixtures/server'
import { untilLive } from '../fixtures/until-live'

const USERS = '/account/organization/users'
const MINUTES_5 = '300 seconds'

type Given = { server: Server; scim: ScimClient; sql: (text: string) => Promise<void> }
type Serve = (env?: Record<string, string>) => Promise<Server>

/** A console on PostgreSQL, where the test can turn the clock of a mail back. Without RESEND_API_KEY mail goes to the outbox folder. */
async function start(page: Page, serve: Serve, database: string): Promise<Given> {
  const connectionString = await createDatabase(database)
  const server = await serve({ DATABASE_URL: connectionString, KEY_REQUESTS_PER_SECOND: '100000' })
  await setUpAdmin(page, server)
  const key = await createKey(page, server)
  const scim = createScimClient({ tenantUrl: key.tenantUrl, authorization: `Bearer ${key.secretToken}` })
  const sql = async (text: string) => {
    const client = new pg.Client({ connectionString })
    await client.connect()
    await client.query(text)
    await client.end()
  }
  return { server, scim, sql }
}

const rowOf = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name })
const hold = ({ sql }: Given) => sql(`INSERT INTO "Setting" ("name", "value") VALUES ('settings.invitationPolicy', '"hold"')`)

/** Loads the page again until it says so: the worker has its own pace. */
async function eventually(page: Page, check: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.reload()
    await check()
  }).toPass({ timeout: 30_000 })
}

test('What became of an invitation is told in the list and on the page of the user, where it can be sent again', async ({
  page,
  serve,
}) => {
  test.setTimeout(180_000)
  const given = await start(page, serve, 'invitations')
  const { server, scim, sql } = given
  const eve = await scim.create({ userName: 'eve@example.com', displayName: 'Eve Adams' })
  const bob = await scim.create({ userName: 'bob', displayName: 'Bob Brown' })

  await test.step('in the list', async () => {
    await page.goto(server.url + USERS)
    await eventually(page, async () => {
      await expect(rowOf(page, 'Eve Adams').getByText('Invitation sent')).toBeVisible({ timeout: 1000 })
    })
    await expect(rowOf(page, 'Bob Brown').getByText('No address')).toBeVisible()
    await expect(rowOf(page, ADMIN.name).getByText(/Invitation|address/)).toBeHidden()
  })

  await test.step('on the page of a user, with where it went', async () => {
    await page.goto(`${server.url}${USERS}/${eve.id}`)
    await expect(page.getByText('; the invitation was sent but not used.')).toBeVisible()
    await expect(page.getByText('to eve@example.com', { exact: true })).toBeVisible()
    await page.getByRole('link', { name: 'Invitations', exact: true }).click()
    await expect(page).toHaveURL(/kind=invitations/)
    await expect(page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').filter({ hasText: 'Invitation to' })).toHaveText([
      /^Invitation to eve@example\.com was sent/,
    ])
  })

  await test.step('where nothing happened, the way back to everything takes the focus along', async () => {
    await page.goto(`${server.url}${USERS}/${eve.id}?kind=sign-ins`)
    await expect(page.getByText('Nothing of this kind happened.')).toBeVisible()
    await untilLive(page.getByRole('link', { name: 'Show all', exact: true }))
    await page.getByRole('link', { name: 'Show all', exact: true }).click()
    await expect(page.getByText(/^Invitation to eve@example\.com was sent/)).toBeVisible()
    await expect(page.getByRole('region', { name: 'Timeline' })).toBeFocused()
  })

  const resend = async () => {
    await page.getByRole('button', { name: 'Resend invitation' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Resend invitation' }).click()
  }
  await test.step('within five minutes it is refused, with when it can be sent', async () => {
    await resend()
    await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(
      /^An invitation to Eve Adams left less than five minutes ago\. It can be sent again in \d minutes?\.$/,
    )
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('a bounce says what went wrong and what to do', async () => {
    await sql(`UPDATE "Mail" SET "state" = 'bounced', "lastError" = 'The mailbox does not exist.' WHERE "userId" = ${eve.id}`)
    await page.goto(`${server.url}${USERS}/${eve.id}`)
    await expect(page.getByText('; the invitation bounced, so it was not read.')).toBeVisible()
    await expect(page.getByText('The mailbox does not exist.')).toHaveCount(2)
    await expect(page.getByText('Correct the address, then resend the invitation.')).toBeVisible()
    await expect(page.getByText('Invitation to eve@example.com bounced')).toBeVisible()
  })

  await test.step('after a bounce a second one leaves at once, and is audited', async () => {
    await resend()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByText('The invitation is on its way.', { exact: true })).toBeVisible()
    await expect(page.getByText(`Invitation sent again by ${ADMIN.name}`)).toBeVisible()
    await eventually(page, async () => {
      await expect(page.getByText('Invitation to eve@example.com was sent')).toBeVisible({ timeout: 1000 })
    })
    await expect(page.getByText('Invitation to eve@example.com bounced')).toBeVisible()
  })

  await test.step('without an address the refusal says what to correct, and an address that comes starts it', async () => {
    await page.goto(`${server.url}${USERS}/${bob.id}`)
    await resend()
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Bob Brown has no e-mail address. Set a work e-mail address')
    await scim.patch(bob.id, [{ op: 'add', path: 'emails[type eq "work"].value', value: 'bob@work.example' }])
    await eventually(page, async () => {
      await expect(page.getByText('to bob@work.example', { exact: true })).toBeVisible({ timeout: 1000 })
      await expect(page.getByText('; the invitation was sent but not used.')).toBeVisible({ timeout: 1000 })
    })
  })
})

test('Held invitations are listed and released together', async ({ page, serve }) => {
  test.setTimeout(180_000)
  const given = await start(page, serve, 'held_invitations')
  const { server, scim } = given
  await page.goto(`${server.url}${USERS}/invitations`)
  await expect(page.getByText('No invitation is held.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open Settings' })).toHaveAttribute('href', '/account/settings')

  await hold(given)
  const eve = await scim.create({ userName: 'eve@example.com', displayName: 'Eve Adams' })
  const bob = await scim.create({ userName: 'bob@example.com', displayName: 'Bob Brown' })
  await scim.create({ userName: 'ann@example.com', displayName: 'Ann Archer' })
  await scim.create({ userName: 'cyd@example.com', displayName: 'Cyd Cole', active: false })

  await test.step('one of a user who is disabled is not held any longer', async () => {
    await page.goto(server.url + USERS)
    await expect(page.getByText('3 invitations are held.')).toBeVisible()
    await scim.patch(bob.id, [{ op: 'replace', path: 'active', value: false }])
    await page.reload()
    await expect(page.getByText('2 invitations are held.')).toBeVisible()
    await expect(rowOf(page, 'Eve Adams').getByText('Invitation held')).toBeVisible()
    await page.goto(`${server.url}${USERS}/${bob.id}`)
    await page.getByRole('button', { name: 'Enable', exact: true }).click()
    await expect(page.getByRole('dialog')).toContainText(
      'They have never signed in, so an invitation is queued to them when they have an address, or held if Settings hold invitations.',
    )
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('one leaves alone when it is resent', async () => {
    await page.goto(`${server.url}${USERS}/${eve.id}`)
    await expect(page.getByText('; the invitation is held until an admin releases it.')).toBeVisible()
    await page.getByRole('button', { name: 'Resend invitation' }).click()
    await expect(page.getByRole('dialog')).toContainText('The invitation is held. It leaves now, to eve@example.com.')
    await page.getByRole('dialog').getByRole('button', { name: 'Resend invitation' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await eventually(page, async () => {
      await expect(page.getByText('; the invitation was sent but not used.')).toBeVisible({ timeout: 1000 })
    })
    await expect(page.getByText(/^Invitation to eve@example\.com/)).toHaveCount(1)
  })

  await test.step('the rest leave together', async () => {
    await page.goto(server.url + USERS)
    await expect(page.getByText('1 invitation is held.')).toBeVisible()
    await page.getByRole('link', { name: 'See held invitation' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Held invitations' })).toBeVisible()
    await expect(page.getByRole('row')).toHaveCount(2)
    await expect(rowOf(page, 'Ann Archer')).toContainText('ann@example.com')
    await scim.create({ userName: 'dan@example.com', displayName: 'Dan Dean' })
    await page.reload()
    await page.getByRole('button', { name: 'Release all 2' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Release 2 invitations' }).click()
    await expect(page.getByText('2 invitations released.')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: 'Held invitations' })).toBeFocused()
    await expect(page.getByText('No invitation is held.')).toBeVisible()
    await page.goto(server.url + USERS)
    await eventually(page, async () => {
      for (const name of ['Ann Archer', 'Dan Dean'])
        await expect(rowOf(page, name).getByText('Invitation sent')).toBeVisible({ timeout: 1000 })
    })
    await expect(page.getByText(/invitations? (is|are) held/)).toBeHidden()
  })
})

test('Several users are selected by keyboard and changed at once, and each is told what became of it', async ({ page, serve }) => {
  test.setTimeout(180_000)
  const { server, scim, sql } = await start(page, serve, 'several_users')
  for (const name of ['Ann Archer', 'Bob Brown', 'Cyd Cole']) {
    await scim.create({ userName: `${name.slice(0, 3).toLowerCase()}@example.com`, displayName: name })
  }
  const gone = await scim.create({ userName: 'dan@example.com', displayName: 'Dan Dean' })
  await scim.request('DELETE', `/Users/${gone.id}`)
  await page.goto(server.url + USERS)
  const selectAll = page.getByRole('checkbox', { name: 'Select all on this page' })
  const result = page.getByRole('group', { name: 'Result' })

  await test.step('by keyboard alone', async () => {
    await selectAll.focus()
    await page.keyboard.press('Space')
    await expect(page.getByText('5 users selected').first()).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Disable', exact: true })).toBeFocused()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('Disable 5 users?')
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(result).toBeFocused()
  })

  await test.step('each with its outcome', async () => {
    await expect(result).toContainText('4 of 5 users disabled.')
    await expect(result.getByRole('listitem')).toHaveText([
      `${ADMIN.name}: This is your own account. Disable it on its own page.`,
      'Ann Archer: disabled',
      'Bob Brown: disabled',
      'Cyd Cole: disabled',
      'Dan Dean: disabled',
    ])
    for (const name of ['Ann Archer', 'Bob Brown', 'Cyd Cole']) await expect(rowOf(page, name).getByText('Disabled')).toBeVisible()
    await expect(page.getByText('1 user selected').first()).toBeVisible()
  })

  await test.step('what ends the result or the selection leaves the focus at the list', async () => {
    await result.getByRole('button', { name: 'Close' }).click()
    await expect(result).toBeHidden()
    await expect(selectAll).toBeFocused()
    await page.getByRole('button', { name: 'Clear selection' }).click()
    await expect(page.getByRole('status').filter({ hasText: /^Selection cleared$/ })).toBeAttached()
    await expect(selectAll).toBeFocused()
  })

  const change = async (names: string[], button: string, confirm: string) => {
    await page.goto(server.url + USERS)
    for (const name of names) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
    await page.getByRole('button', { name: button, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: confirm }).click()
  }
  await test.step('enabled again, but for one whom the identity provider removed', async () => {
    await change(['Ann Archer', 'Dan Dean'], 'Enable', 'Enable 2 users')
    await expect(result.getByRole('listitem')).toHaveText([
      /^Dan Dean: The identity provider removed dan@example\.com/,
      'Ann Archer: enabled',
    ])
  })

  await test.step('invited again, but for those who need none', async () => {
    // The cooldown runs from when the mail of the enabling has left.
    await expect(async () => {
      await page.reload()
      await expect(rowOf(page, 'Ann Archer')).toContainText('Invitation sent', { timeout: 2_000 })
    }).toPass({ timeout: 60_000 })
    await sql(`UPDATE "Mail" SET "stateAt" = "stateAt" - interval '${MINUTES_5}'`)
    await change(['Ann Archer', 'Bob Brown', ADMIN.name], 'Resend invitation', 'Resend invitation to 3 users')
    await expect(result.getByRole('listitem')).toHaveText([
      'Bob Brown: Bob Brown is disabled. Enable the user, which invites them too.',
      `${ADMIN.name}: ${ADMIN.name} has signed in before and needs no invitation.`,
      'Ann Archer: invited again',
    ])
  })

  await test.step('but not one who owns keys in use', async () => {
    await sql(`UPDATE "ManagementKey" SET "ownerId" = (SELECT "id" FROM "User" WHERE "label" = 'Ann Archer')`)
    await change(['Ann Archer'], 'Disable', 'Disable 1 user')
    await expect(result.getByRole('listitem')).toHaveText([
      'Ann Archer: Owns 1 key in use. Disable this user on their own page, which offers to take the keys over.',
    ])
    await expect(rowOf(page, 'Ann Archer').getByText('Invited', { exact: true })).toBeVisible()
  })

  await test.step('Support sees none of it', async () => {
    await sql(`UPDATE "User" SET "permission" = 'support' WHERE "userName" = '${ADMIN.email}'`)
    await page.goto(server.url + USERS)
    await expect(rowOf(page, 'Ann Archer')).toBeVisible()
    await expect(page.getByRole('checkbox')).toHaveCount(0)
    await page.goto(`${server.url}${USERS}/invitations`)
    await expect(page.getByText('No invitation is held.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Open Settings' })).toBeHidden()
  })
})
