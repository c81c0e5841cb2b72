import { render } from '@react-email/render'
import { createElement } from 'react'
import type { z } from 'zod'

import { reader } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { organizationName } from '@/lib/settings/organization-name'
import { readSettings } from '@/lib/settings/read-settings'
import type { Settings } from '@/lib/settings/settings'
import { selectUserName } from './mail-account-store'
import { mailDataSchemas } from './mail-data'
import type { MailRow } from './mail-store'
import { inOneLine } from './mail-words'
import { PLAIN_TEXT } from './plain-text'
import { senderOf } from './sender'
import { invitationMail } from './templates/invitation-mail'
import { keyCreatedMail } from './templates/key-created-mail'
import { keyExpiresMail } from './templates/key-expires-mail'
import { keyRevokedMail } from './templates/key-revoked-mail'
import { keyStoppedMail } from './templates/key-stopped-mail'
import { keyTakenOverMail } from './templates/key-taken-over-mail'
import type { MailContent, MailContext } from './templates/mail-content'
import { MailLayout } from './templates/mail-layout'
import { passwordLinkMail } from './templates/password-link-mail'
import { testMail } from './templates/test-mail'

export type RenderedMail = { subject: string; html: string; text: string; from: string }
export type MailToRender = Pick<MailRow, 'id' | 'kind' | 'data' | 'userId' | 'address' | 'createdAt'>

/** What Microsoft Entra ID and databases keep may be long; the name of an account has to be whole to be of use. */
const MAX_USER_NAME = 254
const MAX_SUBJECT = 200

type Compose = (data: unknown, context: MailContext) => MailContent | Promise<MailContent>

const composers: Record<MailRow['kind'], Compose> = {
  invitation: composer(mailDataSchemas.invitation, invitationMail),
  password_link: composer(mailDataSchemas.password_link, passwordLinkMail),
  key_created: composer(mailDataSchemas.key_created, keyCreatedMail),
  key_revoked: composer(mailDataSchemas.key_revoked, keyRevokedMail),
  key_taken_over: composer(mailDataSchemas.key_taken_over, keyTakenOverMail),
  key_stopped: composer(mailDataSchemas.key_stopped, keyStoppedMail),
  key_expires: composer(mailDataSchemas.key_expires, keyExpiresMail),
  test: composer(mailDataSchemas.test, testMail),
}

/**
 * Writes a mail of the outbox out, as HTML and as plain text that say the same. It reads the settings and the account that the mail is for;
 * as long as those stay, it says the same whenever it is written. Throws ZodError for data that is not of its kind, NoSenderError when
 * nobody said in whose name mail leaves.
 */
export async function renderMail(mail: MailToRender): Promise<RenderedMail> {
  const settings = await readSettings()
  const from = senderOf(settings)
  if (from === null) throw new NoSenderError()
  const context = await contextOf(mail, settings)
  const composed = await composers[mail.kind](mail.data, context)
  const content = { ...composed, subject: inOneLine(composed.subject, MAX_SUBJECT) }
  const { organization, supportAddress } = context
  const element = createElement(MailLayout, { organization, supportAddress, content })
  const [html, text] = await Promise.all([render(element), render(element, { plainText: true, htmlToTextOptions: PLAIN_TEXT })])
  return { subject: content.subject, html, text, from }
}

/** Mail cannot leave before somebody says in whose name. */
export class NoSenderError extends Error {
  override name = 'NoSenderError'
  override message = 'No sender is set. Enter one in Settings, or set MAIL_FROM.'
}

async function contextOf(mail: MailToRender, settings: Settings): Promise<MailContext> {
  const userName = mail.userId === null ? null : await selectUserName(await reader(), mail.userId)
  return {
    organization: inOneLine(organizationName(settings)),
    supportAddress: settings.supportAddress,
    address: mail.address === null ? null : inOneLine(mail.address, MAX_USER_NAME),
    account: userName === null ? null : { shown: inOneLine(userName, MAX_USER_NAME), userName },
    singleSignOn: env.ENTRA !== null,
    queuedAt: mail.createdAt,
  }
}

/** Reads a mail's data by the schema of its kind. Names that people or identity providers chose become one line each, here for every template. */
function composer<Schema extends z.ZodType>(
  schema: Schema,
  compose: (data: z.output<Schema>, context: MailContext) => MailContent | Promise<MailContent>,
): Compose {
  return (data, context) => compose(schema.parse(linesIn(data)), context)
}

function linesIn(data: unknown): unknown {
  if (data === null || typeof data !== 'object') return data
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? inOneLine(value) : value]))
}
