import { expect, it } from 'vitest'

import { ERROR_CATALOGUE } from '@/lib/scim/error-catalogue'
import { endpointRefusalDetail, findRefusal, refusalDetail } from './refusal-catalogue'

it('a detail is a cause and what to do about it', () => {
  expect(refusalDetail('malformed', 'The key is cut off.')).toBe(`The key is cut off. ${ERROR_CATALOGUE.keyMalformed.remedy}`)
})

it('a 403 names what is allowed and what was called', () => {
  const detail = endpointRefusalDetail({ name: 'Entra', allowedEndpoints: ['/v1/users', '/v1/changes'], path: '/v1/invite_emails' })
  expect(detail).toContain('The key "Entra" allows /v1/users, /v1/changes; /v1/invite_emails was called.')
})

it('finds the entry of the error catalogue behind a stored code', () => {
  expect(findRefusal('revoked')).toBe(ERROR_CATALOGUE.keyRevoked)
})

it.each([null, 'nonsense', 'constructor'])('knows no refusal for %j', (code) => {
  expect(findRefusal(code)).toBeNull()
})
