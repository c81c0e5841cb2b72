import { expect, it } from 'vitest'

import { parseEnv } from './env'

it.each(['console@example.com', 'Contoso <console@example.com>', ' Contoso <console@example.com> '])('takes MAIL_FROM=%j', (value) => {
  expect(parseEnv({ MAIL_FROM: value }).MAIL_FROM).toBe(value.trim())
})

it.each(['Contoso', 'Contoso console@example.com', 'Contoso <console@example.com', 'console@', 'a@example.com\nb'])(
  'refuses MAIL_FROM=%j and says what it must be',
  (value) => {
    expect(() => parseEnv({ MAIL_FROM: value })).toThrow(
      'Environment variables need correcting: MAIL_FROM must be an address, or Console <console@example.com>.',
    )
  },
)

it('knows whether APP_URL was given', () => {
  expect(parseEnv({ PORT: '4000' })).toMatchObject({ APP_URL: 'http://localhost:4000', IS_APP_URL_SET: false })
  expect(parseEnv({ APP_URL: '' }).IS_APP_URL_SET).toBe(false)
  expect(parseEnv({ APP_URL: 'https://scim.example/' })).toMatchObject({ APP_URL: 'https://scim.example', IS_APP_URL_SET: true })
})
