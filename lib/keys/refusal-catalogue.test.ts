import { expect, it } from 'vitest'

import { endpointRefusalDetail, findRefusal, REFUSALS, refusalDetail } from './refusal-catalogue'

it('every refusal has a title, a cause and a remedy in whole sentences', () => {
  for (const { title, cause, remedy } of Object.values(REFUSALS)) {
    expect(title).toMatch(/^[A-Z].*[a-z]$/)
    expect(cause).toMatch(/^[A-Z].*\.$/)
    expect(remedy).toMatch(/^[A-Z].*\.$/)
  }
})

it('a detail is a cause and what to do about it', () => {
  expect(refusalDetail('malformed', 'The key is cut off.')).toBe(`The key is cut off. ${REFUSALS.malformed.remedy}`)
})

it('a 403 names what is allowed and what was called', () => {
  const detail = endpointRefusalDetail({ name: 'Entra', allowedEndpoints: ['/v1/users', '/v1/changes'], path: '/v1/invite_emails' })
  expect(detail).toContain('The key "Entra" allows /v1/users, /v1/changes; /v1/invite_emails was called.')
})

it.each([null, 'nonsense', 'constructor'])('knows no refusal for %j', (code) => {
  expect(findRefusal(code)).toBeNull()
})
