import { expect, it } from 'vitest'

import { ERROR_CATALOGUE, type ErrorCode, errorEntry } from './error-catalogue'
import { ScimError } from './scim-error'

const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[]

it('has status and scimType from the catalogue, and the detail it is given', () => {
  const error = new ScimError('invalidPath', 'No such attribute.')
  expect(error).toMatchObject({
    name: 'ScimError',
    code: 'invalidPath',
    status: 400,
    scimType: 'invalidPath',
    detail: 'No such attribute.',
    message: 'No such attribute.',
  })
  expect(error.within('Operations[1]')).toMatchObject({ status: 400, scimType: 'invalidPath', detail: 'Operations[1]: No such attribute.' })
  expect(new ScimError('userNotFound', 'Gone.').scimType).toBeUndefined()
})

it.each(codes)('%s says cause and remedy when nobody says more', (code) => {
  const { cause, remedy } = errorEntry(code)
  expect(new ScimError(code).detail).toBe(`${cause} ${remedy}`)
})

it.each(codes)('%s is a pair of status and scimType that RFC 7644 §3.12 allows', (code) => {
  const { status, scimType } = errorEntry(code)
  if (scimType === 'uniqueness') expect(status).toBe(409)
  else if (scimType === 'sensitive') expect(status).toBe(403)
  else if (scimType) expect(status).toBe(400)
  expect(status).toBeGreaterThanOrEqual(400)
})

it.each(codes)('%s has a title without a full stop and sentences with one', (code) => {
  const { title, cause, remedy } = errorEntry(code)
  expect(title).not.toMatch(/\.$/)
  for (const sentence of [cause, remedy]) expect(sentence).toMatch(/^[A-Z].*\.$/s)
})
