import { UnsecuredJWT } from 'jose'
import { expect, it } from 'vitest'

import { formatKey } from './key-format'
import { readAuthorization } from './read-authorization'

const key = formatKey(new Uint8Array(32).fill(9))

function tokenOf(issuer: string): string {
  return new UnsecuredJWT({ iss: issuer }).encode()
}

it.each([
  `Bearer apikey:${key}`,
  `Bearer ${key}`,
  `ManagementKey-v1 ${key}`,
  `bearer apikey:${key}`,
  `BEARER   apikey:${key}`,
  `managementkey-V1 ${key}`,
  `Bearer ApiKey: ${key}`,
  `  Bearer ${key}  `,
  `ManagementKey-v1 apikey:${key}`,
])('finds the key in %j', (header) => {
  expect(readAuthorization(header)).toEqual({ kind: 'key', key })
})

it.each([null, '', '  ', 'Bearer', 'Bearer ', 'ManagementKey-v1'])('calls %j missing', (header) => {
  expect(readAuthorization(header).kind).toBe('missing')
})

it.each([
  [key, /must start with "Bearer"/],
  [`Basic ${key}`, /must start with "Bearer"/],
  [`Bearer${key}`, /must start with "Bearer"/],
  ['Bearer apikey:', /Nothing follows "apikey:"/],
  [`Bearer apikey:${key.slice(0, 30)}`, /cut off: 30 of its 52 characters/],
  [`Bearer apikey:${key}x`, /too long: 53 characters arrived, it has 52/],
  [`Bearer apikey:${key.slice(0, -1)}_`, /a character that no key has/],
  [`Bearer apikey:${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`, /mistyped: its checksum/],
  [`Bearer apikey:{${key}}`, /curly braces/],
  [`Bearer Bearer apikey:${key}`, /begins with "Bearer", which Microsoft Entra ID adds/],
  [`Bearer ${tokenOf('https://sts.windows.net/f08e6aff-ca0f-4f11-81fa-1ffd43323373/')}`, /Secret Token is empty there/],
  [`Bearer ${tokenOf('https://login.microsoftonline.com/f08e6aff-ca0f-4f11-81fa-1ffd43323373/v2.0')}`, /Secret Token is empty there/],
  [`Bearer apikey:${tokenOf('https://sts.windows.net/x/')}`, /Secret Token is empty there/],
  [`Bearer apikey:${tokenOf('https://example.com')}`, /keys start with "mk_"/],
  [`ManagementKey-v1 ${tokenOf('https://example.com')}`, /keys start with "mk_"/],
  [`Bearer ${key.slice(1)}`, /keys start with "mk_"/],
])('says what is wrong with %j, without repeating it', (header, cause) => {
  const read = readAuthorization(header)
  expect(read).toMatchObject({ kind: 'malformed', cause: expect.stringMatching(cause) })
  expect(JSON.stringify(read)).not.toContain(key.slice(5, 25))
})

it.each([
  tokenOf('https://example.com'),
  tokenOf('https://example.com/?login.microsoftonline.com'),
  tokenOf('http://sts.windows.net.example.com/'),
  'eyJhbGciOi.nonsense.c2ln',
  'eyJ',
])('hands %j on as an access token, to be checked', (token) => {
  for (const scheme of ['Bearer', 'bearer', 'BEARER  ']) expect(readAuthorization(`${scheme} ${token}`)).toEqual({ kind: 'token', token })
})
