import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { addUser } from '@/lib/directory/test-users'
import { env } from '@/lib/env'
import { saveSettings } from '@/lib/settings/save-settings'
import type { Settings } from '@/lib/settings/settings'
import type { MailData } from './mail-data'
import { type MailToRender, renderMail } from './render-mail'

const CONSOLE = 'https://console.example.com'
const AT = new Date('2026-11-24T20:45:00Z')
const ENTRA = {
  tenantId: 'b0f2a4b0-0000-4000-8000-000000000001',
  clientId: 'id',
  clientSecret: 'entra-client-secret',
  issuer: 'https://issuer',
}
const actor = { kind: 'system', id: null, name: 'Test', address: null, requestId: null } as const
const key = { keyId: 7, keyName: 'Entra', lastFour: 'x9f2' }
const entra = { client: 'Microsoft Entra ID' }

const samples: MailData = {
  invitation: { invitedBy: null },
  password_link: { linkId: 12, userId: 1, expiresAt: '2026-11-25T20:45:00.000Z', invitedBy: 'Grace Hopper', reason: 'invited' },
  key_created: { ...key, by: 'Grace Hopper', expiresAt: '2027-11-24T23:59:59.999Z', rotatedFrom: null },
  key_revoked: { ...key, by: 'Grace Hopper' },
  key_taken_over: { ...key, by: 'Grace Hopper', from: 'Alan Turing' },
  key_stopped: { ...key, ...entra, by: 'Microsoft Entra ID', owner: 'Alan Turing' },
  key_expires: { ...key, ...entra, expiresAt: '2026-11-27T23:59:59.999Z', lastUsedAt: '2026-11-24T20:40:00.000Z' },
  test: { by: 'Grace Hopper' },
}
const kinds = Object.keys(samples) as (keyof MailData)[]

let userId: number

beforeAll(freshDatabase)
beforeAll(async () => {
  userId = await addUser({ resource: { userName: 'ada+work@contoso.com', displayName: 'Ada Lovelace' } })
})
beforeEach(async () => {
  Object.assign(env, { APP_URL: CONSOLE, ENTRA, MAIL_FROM: undefined, RESEND_API_KEY: undefined })
  await set({ organization: 'Contoso', supportAddress: 'help@contoso.com', sender: 'Contoso <console@contoso.com>' })
})

const set = (changes: Partial<Settings>) => saveSettings({ changes, actor })

/** A mail of `kind` to Ada, with its usual data but for `changes`. */
function mailOf<Kind extends keyof MailData>(kind: Kind, changes: Partial<MailData[Kind]> = {}): MailToRender {
  return { id: 1, kind, data: { ...samples[kind], ...changes }, userId, address: 'ada@contoso.com', createdAt: AT }
}

/** The mail as text. A password link's proof, which is another on each deployment, reads as {token}. */
async function textOf(mail: MailToRender): Promise<string> {
  return (await renderMail(mail)).text.replace(/12-\w+-[\w-]{43}/, '{token}')
}

const linksIn = (html: string) =>
  [...html.matchAll(/<a [^>]*href="(?!mailto:)([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

describe('what the mails say', () => {
  it('an invitation by the directory', async () => {
    expect((await renderMail(mailOf('invitation'))).subject).toBe('You have been invited to Contoso')
    expect(await textOf(mailOf('invitation'))).toMatchInlineSnapshot(`
      "Contoso

      You have been invited to Contoso

      Your organization's directory, Microsoft Entra ID, gave you an account in the Provisioning Console of Contoso.

       1. Select “Sign in with Microsoft Entra ID” below, and once more on the page that opens.
       2. When Microsoft asks for an account, use ada+work@contoso.com. If it is not in the list, select “Use another account”.
       3. Sign in as you do at work; there is no new password. The console opens: keep its address for the next time.

      Sign in with Microsoft Entra ID:
      https://console.example.com/sign-in?login_hint=ada%2Bwork%40contoso.com

      Questions? Write to help@contoso.com.
      You did not expect this? Tell your administrator."
    `)
  })

  it('an invitation by a person', async () => {
    expect(await textOf(mailOf('invitation', { invitedBy: 'Grace Hopper' }))).toContain(
      'Grace Hopper invited you to the Provisioning Console of Contoso.',
    )
  })

  it('an invitation where single sign-on is not set up', async () => {
    Object.assign(env, { ENTRA: null })
    expect(await textOf(mailOf('invitation'))).toMatchInlineSnapshot(`
      "Contoso

      You have been invited to Contoso

      Your organization's directory, Microsoft Entra ID, gave you an account in the Provisioning Console of Contoso.

       1. Select “Sign in” below.
       2. On the page that opens, select “Sign in with Microsoft Entra ID”. If it is not there yet, your administrator (help@contoso.com) is still setting it up: ask when it is ready.
       3. Sign in as ada+work@contoso.com, as you do at work; there is no new password.

      Sign in:
      https://console.example.com/sign-in?login_hint=ada%2Bwork%40contoso.com

      Questions? Write to help@contoso.com.
      You did not expect this? Tell your administrator."
    `)
  })

  it('a link to choose the first password', async () => {
    expect((await renderMail(mailOf('password_link'))).subject).toBe('You have been invited to Contoso')
    expect(await textOf(mailOf('password_link'))).toMatchInlineSnapshot(`
      "Contoso

      You have been invited to Contoso

      Grace Hopper invited you to the Provisioning Console of Contoso.

       1. Select “Choose a password” below. The link works once, within 24 hours: until 25 November 2026 at 20:45 UTC.
       2. Choose a password that you use nowhere else.
       3. Sign in with ada@contoso.com and that password.

      Choose a password:
      https://console.example.com/set-password/{token}

      Questions? Write to help@contoso.com.
      You did not expect this? Tell your administrator."
    `)
  })

  it('a link to choose another password', async () => {
    const mail = mailOf('password_link', { reason: 'reset', invitedBy: null })
    expect((await renderMail(mail)).subject).toBe('Choose a new password for Contoso')
    expect(await textOf(mail)).toMatchInlineSnapshot(`
      "Contoso

      Choose a new password for Contoso

      An administrator sent you a link to choose a new password for the Provisioning Console of Contoso.

       1. Select “Choose a password” below. The link works once, within 24 hours: until 25 November 2026 at 20:45 UTC.
       2. Choose a password that you use nowhere else.
       3. Sign in with ada@contoso.com and that password.

      If you have a password, it works until you choose another.

      Choose a password:
      https://console.example.com/set-password/{token}

      Questions? Write to help@contoso.com.
      You did not expect this? Tell your administrator."
    `)
  })

  it('a key that was created', async () => {
    expect((await renderMail(mailOf('key_created'))).subject).toBe('Key Entra was created')
    expect(await textOf(mailOf('key_created', { rotatedFrom: 'Entra 2025' }))).toMatchInlineSnapshot(`
      "Contoso

      Key Entra was created

      Grace Hopper created the key Entra (ends in x9f2) as the successor of Entra 2025. It expires on 24 November 2027, end of day UTC.

      The key's page shows what it may do. If nobody should have it, revoke it there.

      Show key:
      https://console.example.com/account/tools/management-api-keys/7

      Questions? Write to help@contoso.com.
      You did not expect this? Tell your administrator."
    `)
  })

  it('a key that was revoked', async () => {
    expect((await renderMail(mailOf('key_revoked'))).subject).toBe('Key Entra was revoked')
    expect(await textOf(mailOf('key_revoked'))).toMatchInlineSnapshot(`
      "Contoso

      Key Entra was revoked

      Grace Hopper revoked the key Entra (ends in x9f2). Every request with it is refused from now on, for good.

      If something still needs it, create another key and enter that one there.

      Show key:
      https://console.example.com/account/tools/management-api-keys/7

      Questions? Write to help@contoso.com.
      You did not expect this? Tell your administrator."
    `)
  })

  it('a key that was taken over', async () => {
    expect((await renderMail(mailOf('key_taken_over'))).subject).toBe('Key Entra was taken over')
    expect(await textOf(mailOf('key_taken_over'))).toMatchInlineSnapshot(`
      "Contoso

      Key Entra was taken over

      Grace Hopper took over the key Entra (ends in x9f2) from Alan Turing, and owns it now. It works with the same secret as before.

      The key's page shows what it may do. If nobody should have it, revoke it there.

      Show key:
      https://console.example.com/account/tools/management-api-keys/7

      Questions? Write to help@contoso.com.
      You did not expect this? Tell your administrator."
    `)
  })

  it('a key that stopped with its owner', async () => {
    expect((await renderMail(mailOf('key_stopped'))).subject).toBe('Key Entra stopped working')
    expect(await textOf(mailOf('key_stopped'))).toMatchInlineSnapshot(`
      "Contoso

      Key Entra stopped working

      The key Entra (ends in x9f2) does not work any more, because the account of its owner, Alan Turing, was disabled or removed by Microsoft Entra ID.

      Microsoft Entra ID stops provisioning until an admin takes over the key.

      With one click on the key's page it is yours: the same secret works again at once, and nothing has to be entered anew.

      Take over key:
      https://console.example.com/account/tools/management-api-keys/7

      Questions? Write to help@contoso.com.
      You did not expect this? Tell your administrator."
    `)
    expect(await textOf(mailOf('key_stopped', { client: 'curl' }))).toContain('Requests from curl are refused until')
    expect(await textOf(mailOf('key_stopped', { client: null }))).toContain('Requests with it are refused until')
  })

  it('a key that expires', async () => {
    expect((await renderMail(mailOf('key_expires'))).subject).toBe('Key Entra expires in 3 days')
    expect(await textOf(mailOf('key_expires'))).toMatchInlineSnapshot(`
      "Contoso

      Key Entra expires in 3 days

      The key Entra (ends in x9f2) expires on 27 November 2026, end of day UTC. Microsoft Entra ID stops provisioning when it does.

      It was last used on 24 November 2026 at 20:40 UTC by Microsoft Entra ID.

      Rotate it before then: you get a new key with the same endpoints, and the old one goes on until it expires or you revoke it.

      Rotate key:
      https://console.example.com/account/tools/management-api-keys/7/rotate

      Questions? Write to help@contoso.com.
      You did not expect this? Tell your administrator."
    `)
    expect((await renderMail(mailOf('key_expires', { expiresAt: '2026-11-25T20:45:00.000Z' }))).subject).toBe('Key Entra expires in 1 day')
    expect((await renderMail(mailOf('key_expires', { expiresAt: '2026-11-24T23:59:59.999Z' }))).subject).toBe('Key Entra expires today')
  })

  it('a test', async () => {
    expect((await renderMail(mailOf('test'))).subject).toBe('Test e-mail from Contoso')
    expect(await textOf(mailOf('test'))).toMatchInlineSnapshot(`
      "Contoso

      Test e-mail from Contoso

      Grace Hopper sent this from the settings of the Provisioning Console, to see that its mail arrives. It does. There is nothing to do.

      Open settings:
      https://console.example.com/account/settings

      Questions? Write to help@contoso.com.
      You did not expect this? Tell your administrator."
    `)
  })

  it('names no support address when none is set, and the console where the organization has no name', async () => {
    await set({ organization: null, supportAddress: null })
    const { subject, html, text } = await renderMail(mailOf('invitation'))
    expect(subject).toBe('You have been invited to console.example.com')
    expect(text).toMatch(/\n\nYou did not expect this\? Tell your administrator\.$/)
    expect(html).not.toContain('mailto:')
  })
})

describe.each(kinds)('every mail: %s', (kind) => {
  it('has one link to the console, in HTML and in text', async () => {
    const { html, text } = await renderMail(mailOf(kind))
    const [link = '', ...more] = linksIn(html)
    expect(link.startsWith(`${CONSOLE}/`)).toBe(true)
    expect(more).toEqual([])
    expect(text.match(/https?:\S+/g)).toEqual([link])
  })

  it('needs no image, script or font, and is made for light and dark', async () => {
    const { html } = await renderMail(mailOf(kind))
    expect(html).not.toMatch(/<img|<script|url\(|@import|<link/i)
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>')
    expect(html).toContain('@media (prefers-color-scheme: dark)')
    expect(html).toContain('lang="en"')
  })

  it('is the same whenever it is written', async () => {
    expect(await renderMail(mailOf(kind))).toEqual(await renderMail(mailOf(kind)))
  })

  it('says the subject once more as its heading', async () => {
    const { subject, html } = await renderMail(mailOf(kind))
    expect([...html.matchAll(/<h1[^>]*>(.*?)<\/h1>/g)].map(([, heading]) => heading)).toEqual([subject])
  })

  it("carries nothing that could be a secret, but for a password link's proof", async () => {
    const { html, text, subject } = await renderMail(mailOf(kind))
    const looksSecret = new Set([html, text, subject].join(' ').match(/[\w-]{40,}/g))
    expect(looksSecret.size).toBe(kind === 'password_link' ? 1 : 0)
  })

  it('refuses data that is not of its kind', async () => {
    await expect(renderMail({ ...mailOf(kind), data: { linkId: 'x' } })).rejects.toThrow()
  })
})

describe('links', () => {
  const linkOf = async (mail: MailToRender) => linksIn((await renderMail(mail)).html)[0] ?? ''

  it("an invitation's says which account is to sign in, exactly, and nothing else", async () => {
    expect(await linkOf(mailOf('invitation'))).toBe(`${CONSOLE}/sign-in?login_hint=ada%2Bwork%40contoso.com`)
  })

  it('lead to the key, or to where it is rotated', async () => {
    const page = `${CONSOLE}/account/tools/management-api-keys/7`
    expect(await linkOf(mailOf('key_created'))).toBe(page)
    expect(await linkOf(mailOf('key_revoked'))).toBe(page)
    expect(await linkOf(mailOf('key_taken_over'))).toBe(page)
    expect(await linkOf(mailOf('key_stopped'))).toBe(page)
    expect(await linkOf(mailOf('key_expires'))).toBe(`${page}/rotate`)
  })

  it('lead to where the password is chosen', async () => {
    expect(await linkOf(mailOf('password_link'))).toMatch(new RegExp(`^${CONSOLE}/set-password/12-\\w+-[\\w-]{43}$`))
  })
})

describe('hostile names', () => {
  const script = '<script>alert(1)</script>'
  const turned = '\u202Egnp.exe\u2066'

  it('are text, not markup', async () => {
    await set({ organization: script })
    const { html, text, subject } = await renderMail(mailOf('invitation', { invitedBy: `"><img src=x onerror=alert(1)>${script}` }))
    expect(html).not.toMatch(/<script|<img/)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(text).toContain(`"><img src=x onerror=alert(1)>${script} invited you`)
    expect(subject).toBe(`You have been invited to ${script}`)
  })

  it('stay on one line, in the subject above all', async () => {
    const { subject, text } = await renderMail(
      mailOf('key_revoked', { keyName: 'A\r\nBcc: eve@example.com\u2028B\u0000', by: 'Eve\n\n1. Pay' }),
    )
    expect(subject).toBe('Key A Bcc: eve@example.com B was revoked')
    expect(text).toContain('Eve 1. Pay revoked the key')
  })

  it('do not turn the direction of the words around them', async () => {
    const { subject, html, text } = await renderMail(mailOf('key_created', { keyName: turned, by: 'עדה' }))
    expect([subject, text].join()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    expect(html).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    expect(html).toContain('<bdi>עדה</bdi>')
  })

  it('are cut where they are long; the account in the link is not', async () => {
    const userName = `${'a'.repeat(288)}@contoso.com`
    const id = await addUser({ resource: { userName } })
    const { subject, text } = await renderMail({ ...mailOf('key_revoked', { keyName: '😀'.repeat(300) }) })
    expect([...subject].length).toBeLessThan(130)
    expect(subject).toContain('😀…')
    expect(text.toWellFormed()).toBe(text)
    expect(linksIn((await renderMail({ ...mailOf('invitation'), userId: id })).html)).toEqual([
      `${CONSOLE}/sign-in?login_hint=${encodeURIComponent(userName)}`,
    ])
  })
})

describe('the sender', () => {
  const fromOf = async () => (await renderMail(mailOf('test'))).from

  it('is what Settings say, unless the environment says so', async () => {
    expect(await fromOf()).toBe('Contoso <console@contoso.com>')
    Object.assign(env, { MAIL_FROM: 'Ops <ops@contoso.com>' })
    expect(await fromOf()).toBe('Ops <ops@contoso.com>')
  })

  it('is of this machine as long as mail stays on it', async () => {
    await set({ sender: null })
    expect(await fromOf()).toBe('Console <console@localhost>')
    Object.assign(env, { RESEND_API_KEY: 're_test' })
    await expect(fromOf()).rejects.toThrow('No sender is set. Enter one in Settings, or set MAIL_FROM.')
  })
})
