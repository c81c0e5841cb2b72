import { describe, expect, it } from 'vitest'

import { parseTenantUrl } from './tenant-url'

const filter = { filter: 'userName eq "a+b@c"' }

describe('the Tenant URL', () => {
  it.each([
    ['https://x.example/v1/scim', false, 'https://x.example/v1/scim/Users?filter=userName+eq+%22a%2Bb%40c%22', false],
    ['https://x.example/v1/scim/', false, 'https://x.example/v1/scim/Users?filter=userName+eq+%22a%2Bb%40c%22', false],
    [
      'https://x.example/scim?aadOptscim062020',
      false,
      'https://x.example/scim/Users?filter=userName+eq+%22a%2Bb%40c%22&aadOptscim062020',
      true,
    ],
    [
      'https://x.example/scim/?AADOPTSCIM062020',
      true,
      'https://x.example/scim/Users?filter=userName+eq+%22a%2Bb%40c%22&AADOPTSCIM062020',
      true,
    ],
    ['https://x.example/scim?a=b', true, 'https://x.example/scim/Users?filter=userName+eq+%22a%2Bb%40c%22&a=b&aadOptscim062020', true],
  ])('%s (flag added: %s) is asked at %s', (url, addFlag, expected, flag) => {
    const tenant = parseTenantUrl(url, addFlag)
    expect(tenant.urlOf('/Users', filter)).toBe(expected)
    expect(tenant.flag).toBe(flag)
    expect(tenant.base).not.toMatch(/[?]|\/$/)
  })

  it.each(['', 'scim', 'ftp://x.example/scim'])('refuses %j', (url) => expect(() => parseTenantUrl(url)).toThrow(TypeError))
})
