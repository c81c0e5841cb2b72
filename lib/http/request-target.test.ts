import { expect, it } from 'vitest'

import { readTarget } from './request-target'
import { isPlainRequest, isScimRequest } from './serve-scim'

it.each([
  ['/v1/provisioning/scim/Users?filter=a//b?c', '/v1/provisioning/scim/Users', 'filter=a//b?c'],
  ['//v1//provisioning/scim/Users', '/v1/provisioning/scim/Users', ''],
  ['http://console.example/v1/provisioning/scim?x=1', '/v1/provisioning/scim', 'x=1'],
  ['HTTPS://console.example:8443', '/', ''],
  ['/', '/', ''],
])('%s', (url, path, query) => {
  expect(readTarget(url)).toEqual({ path, query })
})

it.each([
  ['/v1/provisioning/scim', true],
  ['/v1/provisioning/scim?aadOptscim062020', true],
  ['//v1/provisioning/scim/Users', true],
  ['/v1/provisioning//scim/Users', true],
  ['http://console.example/v1/provisioning/scim/Users', true],
  ['/v1/provisioning/scimitar', false],
  ['/account?from=/v1/provisioning/scim', false],
  [undefined, false],
])('%s is for the SCIM API: %s', (url, expected) => {
  expect(isScimRequest(url)).toBe(expected)
})

it.each([
  ['GET', '/v1/provisioning/scim/Users/7?attributes=id', true],
  ['TRACE', '/v1/provisioning/scim/Users', false],
  ['GET', '//v1/provisioning/scim/Users', false],
  ['GET', '/v1/provisioning/scim/./Users', false],
  ['GET', '/v1/provisioning/scim/Users/%zz', false],
  ['GET', 'http://console.example/v1/provisioning/scim/Users', false],
  ['GET', '/v1/provisioning/scim?aadOptscim062020/Users', false],
])('%s %s goes through Next unchanged: %s', (method, url, expected) => {
  expect(isPlainRequest({ method, url })).toBe(expected)
})
