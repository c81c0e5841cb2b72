import { afterEach, expect, it } from 'vitest'

import { env } from '@/lib/env'
import { parseSettingForm } from './parse-setting-form'
import type { SettingSection } from './setting-sections'

const mailFrom = env.MAIL_FROM
afterEach(() => {
  env.MAIL_FROM = mailFrom
})

const many = Array.from({ length: 21 }, (_, index) => `a${index}@example.com`).join('\n')

it.each<[SettingSection, Record<string, string>, object]>([
  ['organization', { organization: ' Contoso ', supportAddress: '' }, { organization: 'Contoso', supportAddress: null }],
  ['organization', {}, { organization: null, supportAddress: null }],
  ['mail', { sender: 'Console <console@example.com>' }, { sender: 'Console <console@example.com>' }],
  ['mail', { sender: 'console@example.com' }, { sender: 'console@example.com' }],
  ['invitations', { invitationPolicy: 'hold' }, { invitationPolicy: 'hold' }],
  ['alerts', { alertAdmins: 'on', alertAddresses: '' }, { alertAdmins: true, alertAddresses: [] }],
  [
    'alerts',
    { alertAddresses: ' ops@example.com \n\nit@example.com\nops@example.com' },
    { alertAdmins: false, alertAddresses: ['ops@example.com', 'it@example.com'] },
  ],
  ['retention', { signInDays: ' 90' }, { signInDays: 90 }],
])('reads %s from %j', (section, typed, changes) => {
  expect(parseSettingForm(section, typed)).toEqual({ changes })
})

it.each<[SettingSection, Record<string, string>, string, string]>([
  ['organization', { organization: 'x'.repeat(101) }, 'organization', 'Use at most 100 characters.'],
  ['organization', { organization: 'Con\ntoso' }, 'organization', 'Leave out line breaks and control characters.'],
  ['organization', { supportAddress: 'help' }, 'supportAddress', 'Enter an address like ada@example.com.'],
  ['organization', { supportAddress: 'a@example.com, b@example.com' }, 'supportAddress', 'Enter an address like ada@example.com.'],
  ['mail', { sender: 'Console' }, 'sender', 'Enter an address like console@example.com, or Name <console@example.com>.'],
  ['mail', { sender: 'A <a@example.com>\nBcc: b@example.com' }, 'sender', 'Leave out line breaks and control characters.'],
  ['invitations', { invitationPolicy: 'later' }, 'invitationPolicy', expect.any(String)],
  ['alerts', { alertAddresses: ' \n' }, 'alertAddresses', 'Choose at least one recipient.'],
  [
    'alerts',
    { alertAdmins: 'on', alertAddresses: 'a@example.com\nb' },
    'alertAddresses',
    'Address 2: Enter an address like ada@example.com.',
  ],
  ['alerts', { alertAdmins: 'on', alertAddresses: many }, 'alertAddresses', 'Use at most 20 addresses.'],
  ['retention', { signInDays: '29' }, 'signInDays', 'Keep them for at least 30 days.'],
  ['retention', { signInDays: '3651' }, 'signInDays', 'Keep them for at most 3,650 days.'],
  ['retention', { signInDays: '30.5' }, 'signInDays', 'Enter a number of days.'],
  ['retention', { signInDays: '' }, 'signInDays', 'Enter a number of days.'],
])('refuses in %s %j', (section, typed, name, message) => {
  expect(parseSettingForm(section, typed)).toEqual({ errors: { [name]: message } })
})

it('refuses what the environment sets', () => {
  env.MAIL_FROM = 'Console <console@example.com>'
  expect(parseSettingForm('mail', { sender: 'else@example.com' })).toEqual({
    errors: { sender: 'MAIL_FROM sets this. Change that variable and restart the server.' },
  })
})
