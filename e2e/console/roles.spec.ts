import type { Locator, Route } from '@playwright/test'
import pg from 'pg'

import { ADMIN, createKey, fillLive, setUpAdmin } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'
import { createScimClient, PATCH_OP } from '../fixtures/scim-client'
import { createDatabase } from '../fixtures/server'
import { untilLive } from '../fixtures/until-live'

const CORE_GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group'
const NO_ADMIN_LEFT = /no active admin could sign in to this console/
const PEOPLE = ['Bob Brown', 'Carla Cruz', 'Dan Dunn', 'Eve Adams']

test('Entra provisions a role, the admin gives it a permission; roles of the console are made, filled and deleted', async ({
  page,
  serve,
}) => {
  test.setTimeout(300_000)
  const databaseUrl = await createDatabase('roles')
  const server = await serve({ DATABASE_URL: databaseUrl })
  await setUpAdmin(page, server)
  const roles = `${server.url}/account/organization/roles`
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')

  await test.step('without roles the list says both ways to get one', async () => {
    await page.getByRole('link', { name: 'Roles', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Roles' })).toBeVisible()
    await expect(page.getByText('No roles yet.')).toBeVisible()
    await expect(page.getByText('Assign a group to the application in Microsoft Entra ID, or create a role.')).toBeVisible()
  })

  const key = await createKey(page, server)
  const scim = createScimClient({ tenantUrl: key.tenantUrl, authorization: `Bearer ${key.secretToken}` })
  const ids: string[] = []
  for (const displayName of PEOPLE) {
    const { id } = await scim.create({ displayName, userName: `${displayName.replace(' ', '.').toLowerCase()}@example.com` })
    ids.push(id)
  }
  const group = await scim.post('/Groups', {
    schemas: [CORE_GROUP],
    displayName: 'IT admins',
    externalId: 'it-1',
    members: ids.slice(0, 2).map((value) => ({ value })),
  })
  expect(group.status, group.text).toBe(201)

  await test.step('a provisioned group is a role with its members, who cannot be changed here', async () => {
    await page.goto(roles)
    await expect(page.getByRole('row', { name: /IT admins.*2.*None.*Microsoft Entra ID/ })).toBeVisible()
    await page.getByRole('link', { name: 'IT admins' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'IT admins' })).toBeVisible()
    await expect(page.getByText('Membership comes from Microsoft Entra ID.')).toBeVisible()
    await expect(memberRows()).toHaveText([/Bob Brown.*Invited/, /Carla Cruz.*Invited/])
    await expect(page.getByRole('combobox', { name: 'Add a member' })).toBeHidden()
    await expect(page.getByRole('button', { name: /Remove/ })).toBeHidden()
  })

  await test.step('Support is given at once; Admin asks first and says whom it reaches', async () => {
    await savePermission('Support')
    await expect(page.getByText('Saved: this role gives Support.')).toBeVisible()
    await savePermission('Admin')
    await expect(dialog).toContainText('2 people get Admin: Bob Brown and Carla Cruz.')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('combobox', { name: 'Permission' })).toHaveValue('support')
    await expect(page.getByRole('combobox', { name: 'Permission' })).toHaveAccessibleDescription(/Members added later get Support too\./)
    await page.reload()
    await expect(page.getByRole('combobox', { name: 'Permission' })).toHaveValue('support')
    await savePermission('Admin')
    await dialog.getByRole('button', { name: 'Change permission' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('link', { name: 'History' }).click()
    await expect(main).toContainText(`Permission changed from Support to Admin by ${ADMIN.name}`)
    await expect(main).toContainText('Provisioned by Microsoft Entra ID')
  })

  await test.step('a user shows the role and where the permission comes from', async () => {
    await page.goto(`${server.url}/account/organization/users?q=bob`)
    await expect(page.getByRole('row', { name: /Bob Brown.*IT admins.*Admin/ })).toBeVisible()
    await page.getByRole('link', { name: 'Bob Brown' }).click()
    await expect(main).toContainText('Admin through role IT admins')
    await expect(main).toContainText('Role IT admins given by Microsoft Entra ID')
    await page.getByRole('link', { name: /^Roles\s*1$/ }).click()
    await page
      .getByRole('row', { name: /IT admins.*Admin/ })
      .getByRole('link')
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'IT admins' })).toBeVisible()
  })

  await test.step('what Entra changes is there on the next look', async () => {
    const operations = [
      { op: 'Add', path: 'members', value: [{ value: ids[2] }] },
      { op: 'Remove', path: `members[value eq "${ids[0]}"]` },
      { op: 'Replace', path: 'displayName', value: 'IT administrators' },
    ]
    const answer = await scim.request('PATCH', `/Groups/${group.body.id}`, { body: { schemas: [PATCH_OP], Operations: operations } })
    expect(answer.status, answer.text).toBe(204)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: 'IT administrators' })).toBeVisible()
    await expect(memberRows()).toHaveText([/Carla Cruz/, /Dan Dunn/])
    await page.getByRole('link', { name: 'History' }).click()
    await expect(main).toContainText('Renamed from IT admins to IT administrators by Microsoft Entra ID')
    await expect(main).toContainText(/1 member added/)
  })

  await test.step('a long history is shown a part at a time, and each part takes the focus', async () => {
    const history = page.getByRole('region', { name: 'History' })
    const entries = history.getByRole('listitem')
    const first = history.getByText(/^Provisioned by Microsoft Entra ID$/)
    await expect(first).toBeVisible()
    const before = await entries.count()
    await sql(`
      INSERT INTO "AuditEvent" ("at", "actorKind", "actorName", "action", "targetKind", "targetId", "targetName", "before", "after")
      SELECT now(), 'system', 'Console', 'group.updated', 'group', ${new URL(page.url()).pathname.split('/').at(-1)}, 'IT administrators', '{}', '{}'
      FROM generate_series(1, 50)`)
    await page.reload()
    await expect(entries).toHaveCount(50)
    await expect(first).toBeHidden()
    await expect(page.getByRole('link', { name: 'Show newest' })).toBeHidden()
    await untilLive(page.getByRole('link', { name: 'Show older' }))
    await page.getByRole('link', { name: 'Show older' }).click()
    await expect(first).toBeVisible()
    await expect(entries).toHaveCount(before)
    await expect(history).toBeFocused()
    await expect(page.getByRole('link', { name: 'Show older' })).toBeHidden()
    await page.getByRole('link', { name: 'Show newest' }).click()
    await expect(entries).toHaveCount(50)
    await expect(history).toBeFocused()
  })

  await test.step('a name in use, in whatever case, is an error on the field that names the role', async () => {
    await page.goto(`${roles}/create`)
    await page.getByRole('button', { name: 'Create role' }).click()
    await expect(page.getByLabel('Role name')).toHaveAccessibleDescription(/Enter a role name\./)
    await page.getByLabel('Role name').fill('it ADMINISTRATORS')
    await page.getByRole('radio', { name: /^Support/ }).check()
    await page.getByRole('button', { name: 'Create role' }).click()
    await expect(page.getByLabel('Role name')).toHaveAccessibleDescription(/The role IT administrators has this name already/)
    await expect(page.getByLabel('Role name')).toBeFocused()
    await expect(page.getByLabel('Role name')).toHaveValue('it ADMINISTRATORS')
    await expect(page.getByRole('radio', { name: /^Support/ })).toBeChecked()
  })

  await test.step('a server that does not answer leaves the form as it is', async () => {
    await fillLive(page.getByLabel('Role name'), 'Desk')
    await page.route(`${roles}/create`, withoutAnswer)
    await page.getByRole('button', { name: 'Create role' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'The server did not answer. Try again.' })).toBeFocused()
    await expect(page.getByLabel('Role name')).toHaveValue('Desk')
    await expect(page.getByRole('radio', { name: /^Support/ })).toBeChecked()
    await page.unroute(`${roles}/create`)
  })

  await test.step('a role of the console is made, renamed, given and taken away', async () => {
    await page.getByRole('button', { name: 'Create role' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Desk', exact: true })).toBeFocused()
    await expect(page.getByRole('status').filter({ hasText: /^Role Desk created\.$/ })).toBeAttached()
    await expect(page.getByText('No members yet; whoever gets this role has Support through it.', { exact: true })).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Permission' })).toHaveValue('support')
    await page.getByRole('button', { name: 'Rename role' }).click()
    await dialog.getByLabel('Role name').fill('IT Administrators')
    await dialog.getByRole('button', { name: 'Rename role' }).click()
    await expect(dialog.getByLabel('Role name')).toHaveAccessibleDescription(/has this name already/)
    await dialog.getByLabel('Role name').fill('Service desk')
    await dialog.getByRole('button', { name: 'Rename role' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Service desk' })).toBeVisible()

    await page.getByRole('button', { name: 'Add member' }).click()
    await expect(page.getByRole('combobox', { name: 'Add a member' })).toHaveAccessibleDescription(/Choose a user from the list\./)
    await expect(page.getByRole('combobox', { name: 'Add a member' })).toBeFocused()
    for (const name of ['Eve Adams', 'Dan Dunn']) await addMember(name)
    await expect(memberRows()).toHaveText([/Dan Dunn/, /Eve Adams/])
    await page.getByRole('combobox', { name: 'Add a member' }).fill('Dan')
    await expect(page.getByText('Dan Dunn added.')).toBeHidden()
    await expect(page.getByRole('option', { name: 'Dan Dunn' })).toContainText('Already a member')
    await page.getByRole('combobox', { name: 'Add a member' }).press('Enter')
    await expect(page.getByRole('status').filter({ hasText: 'Already a member.' })).toBeAttached()
    await page.getByRole('combobox', { name: 'Add a member' }).press('Escape')
    await page.getByRole('button', { name: 'Remove Dan Dunn' }).click()
    await dialog.getByRole('button', { name: 'Remove member' }).click()
    await expect(memberRows()).toHaveText([/Eve Adams/])
    await expect(page.getByRole('group', { name: 'Members' })).toBeFocused()
  })

  await test.step('deleting it names who loses Support, and leads back to the list', async () => {
    await page.getByRole('button', { name: 'Delete role' }).click()
    await expect(dialog).toContainText('1 person loses Support: Eve Adams.')
    await expect(dialog).toContainText('1 member no longer holds it. The account itself stays.')
    await page.route(`${roles}/*`, withoutAnswer)
    await dialog.getByRole('button', { name: 'Delete role' }).click()
    await expect(dialog.getByRole('alert')).toHaveText('The server could not answer. Press the button again.')
    await page.unroute(`${roles}/*`)
    await dialog.getByRole('button', { name: 'Delete role' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Roles' })).toBeFocused()
    await expect(page.getByRole('status').filter({ hasText: 'Service desk deleted.' })).toBeAttached()
    await expect(page.getByRole('link', { name: 'Service desk' })).toBeHidden()
    await page.goto(`${server.url}/account/organization/users?q=eve`)
    await page.getByRole('link', { name: 'Eve Adams' }).click()
    await expect(main).toContainText(`Role Service desk taken away by ${ADMIN.name}`)
  })

  await test.step('the only admin cannot lose Admin by a change of the role that gives it', async () => {
    await page.goto(`${roles}/create`)
    await page.getByLabel('Role name').fill('Owners')
    await page.getByRole('radio', { name: /^Admin/ }).check()
    await page.getByRole('button', { name: 'Create role' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Owners' })).toBeVisible()
    await addMember(ADMIN.name)
    await pickMember('Eve Adams')
    await expect(dialog).toContainText('1 person gets Admin: Eve Adams.')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(memberRows()).toHaveText([new RegExp(ADMIN.name)])
    await page.getByRole('button', { name: 'Add member' }).click()
    await dialog.getByRole('button', { name: 'Add member' }).click()
    await expect(page.getByText('Eve Adams added.')).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Add a member' })).toBeFocused()
    await page.getByRole('button', { name: 'Remove Eve Adams' }).click()
    await expect(page.getByText('Eve Adams added.')).toBeHidden()
    await dialog.getByRole('button', { name: 'Remove member' }).click()
    await expect(memberRows()).toHaveText([new RegExp(ADMIN.name)])

    await sql(`UPDATE "User" SET permission = 'none' WHERE "userName" = '${ADMIN.email}'`)
    await page.reload()
    await savePermission('None')
    await expect(page.getByRole('combobox', { name: 'Permission' })).toHaveAccessibleDescription(NO_ADMIN_LEFT)
    await expect(page.getByRole('combobox', { name: 'Permission' })).toBeFocused()
    await page.getByRole('button', { name: `Remove ${ADMIN.name}` }).click()
    await expect(dialog).toContainText('This is your own account')
    await dialog.getByRole('button', { name: 'Remove member' }).click()
    await expect(dialog.getByRole('alert')).toContainText(NO_ADMIN_LEFT)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Delete role' }).click()
    await expect(dialog).toContainText(NO_ADMIN_LEFT)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
  })

  await test.step('Support sees list and members and has no actions; what a page of before sends is checked again', async () => {
    // This page does not hear that it may do less.
    await page.route('**/api/session/events', () => {})
    // With it the page says that React answers: before, a link would load a new document, which asks for nothing.
    await Promise.all([page.waitForRequest('**/api/session/events'), page.goto(`${roles}?q=owners`)])
    const banners = page.waitForResponse('**/management-api-keys/stopped')
    await page.getByRole('link', { name: 'Owners' }).click()
    await page.getByRole('button', { name: 'Rename role' }).click()
    // What the new page still asked for as an admin's.
    await banners
    await sql(`UPDATE "Group" SET permission = 'support' WHERE "displayName" = 'Owners'`)
    await dialog.getByRole('button', { name: 'Rename role' }).click()
    await expect(dialog.getByLabel('Role name')).toHaveAccessibleDescription(/Only admins/)
    await page.unroute('**/api/session/events')
    await page.reload()
    await expect(memberRows()).toHaveText([new RegExp(ADMIN.name)])
    for (const name of ['Delete role', 'Rename role', 'Save permission', 'Add member', `Remove ${ADMIN.name}`])
      await expect(page.getByRole('button', { name })).toBeHidden()
    await page.goto(roles)
    await expect(main.getByRole('row')).toHaveCount(3)
    await expect(page.getByRole('link', { name: 'Create role' })).toBeHidden()
    await page.goto(`${roles}/create`)
    await expect(page.getByText('Only admins have access to this feature.')).toBeVisible()
    await sql(`UPDATE "Group" SET permission = 'none' WHERE "displayName" = 'Owners'`)
    await page.goto(roles)
    await expect(page.getByText('Only admins and support have access to this feature.')).toBeVisible()
  })

  function memberRows(): Locator {
    return page
      .getByRole('table', { name: 'Members' })
      .getByRole('row')
      .filter({ has: page.getByRole('cell') })
  }

  async function savePermission(label: string) {
    await page.getByRole('combobox', { name: 'Permission' }).selectOption({ label })
    await page.getByRole('button', { name: 'Save permission' }).click()
  }

  async function pickMember(name: string) {
    await page.getByRole('combobox', { name: 'Add a member' }).fill(name)
    await page.getByRole('option', { name }).click()
    await page.getByRole('button', { name: 'Add member' }).click()
  }

  async function addMember(name: string) {
    await pickMember(name)
    await expect(page.getByText(`${name} added.`)).toBeVisible()
  }

  async function sql(text: string) {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(text)
    await client.end()
  }
})

/** Lets no action reach the server. */
function withoutAnswer(route: Route): Promise<void> {
  return route.request().method() === 'POST' ? route.abort() : route.fallback()
}
