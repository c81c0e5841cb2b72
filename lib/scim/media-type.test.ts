import { expect, it } from 'vitest'

import { isScimMediaType } from './media-type'

it.each([
  null,
  '',
  'application/scim+json',
  'application/json',
  'Application/SCIM+JSON; charset=UTF-8',
  'application/json;charset="utf-8"',
  'application/json; odata=x; charset=utf8',
])('reads a body of type %j', (type) => {
  expect(isScimMediaType(type)).toBe(true)
})

it.each([
  'text/plain',
  'application/xml',
  'application/jsonp',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  ';charset=utf-8',
])('does not read a body of type %j', (type) => {
  expect(isScimMediaType(type)).toBe(false)
})
