import { expect, it } from 'vitest'

import { addressWarnings } from './address-warnings'

it.each([
  ['https://console.example', 'https://console.example', []],
  ['https://console.example/admin', 'https://console.example', []],
  ['http://console.example', 'http://console.example', ['unprotected over http']],
  ['http://localhost:3000', 'http://localhost:3000', ['cannot reach this address']],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000', ['cannot reach this address']],
  ['http://[::1]:3000', 'http://[::1]:3000', ['cannot reach this address']],
  ['https://localhost.example', 'https://localhost.example', []],
  ['https://console.example', 'https://other.example', ['You opened this page at https://other.example']],
  ['http://localhost:3000', 'http://192.0.2.1:3000', ['You opened this page at', 'cannot reach this address']],
  ['http://console.example', 'https://console.example', ['You opened this page at', 'unprotected over http']],
])('for APP_URL %s opened at %s warns of %j', (appUrl, openedAt, expected) => {
  const warnings = addressWarnings({ appUrl, openedAt })
  expect(warnings).toEqual(expected.map((text) => expect.stringContaining(text)))
  for (const warning of warnings) expect(warning).toContain('APP_URL')
})
