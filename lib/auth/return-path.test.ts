import { expect, it } from 'vitest'

import { safeReturnPath } from './return-path'

it.each([
  ['/', '/'],
  ['/account/organization/users', '/account/organization/users'],
  ['/account/organization/users?q=Ren%C3%A9e&status=active#top', '/account/organization/users?q=Ren%C3%A9e&status=active#top'],
  ['/sign-in-help', '/sign-in-help'],
  ['/a/../b', '/b'],
])('keeps the path %j', (value, path) => {
  expect(safeReturnPath(value)).toBe(path)
})

it.each([
  undefined,
  null,
  ['/account'],
  '',
  'account',
  'https://evil.example/',
  'https:evil.example',
  'javascript:alert(1)',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n\\evil.example',
  '/a/..//evil.example',
  '/.//evil.example',
  ' //evil.example',
  '/%2e%2e//evil.example',
  '/sign-in',
  '/sign-in?from=/sign-in',
  '/x/../sign-in',
  '/set-up/abc',
  '/api/auth/signout',
  `/${'a'.repeat(2000)}`,
])('refuses %j', (value) => {
  expect(safeReturnPath(value)).toBeNull()
})
