import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { createKeyInput, endOfDay } from './create-key-input'
import { SCIM_ENDPOINT_PATHS } from './endpoint-catalogue'

const good = {
  name: 'Entra',
  expirationDate: '2027-11-24',
  allowedEndpoints: ['/v1/users'],
  formToken: 'a'.repeat(43),
}

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-24T23:30:00Z') }))
afterEach(() => vi.useRealTimers())

const messages = (input: unknown) => createKeyInput.safeParse(input).error?.issues.map(({ path, message }) => [path[0], message]) ?? []

describe('createKeyInput', () => {
  it('trims the name and puts the endpoints in the order of the catalogue, once each', () => {
    const [users, groups] = SCIM_ENDPOINT_PATHS
    const parsed = createKeyInput.parse({ ...good, name: '  Entra ', allowedEndpoints: [groups, '/v1/users', users, groups] })
    expect(parsed).toMatchObject({ name: 'Entra', allowedEndpoints: [users, groups, '/v1/users'] })
  })

  it.each([
    ['name', '', 'Enter a key name.'],
    ['name', '   ', 'Enter a key name.'],
    ['name', undefined, 'Enter a key name.'],
    ['name', 'x'.repeat(101), 'Enter a key name of at most 100 characters.'],
    ['name', 'a\0b', 'Enter a key name on one line, without control characters.'],
    ['expirationDate', '', 'Choose a date after today.'],
    ['expirationDate', undefined, 'Choose a date after today.'],
    ['expirationDate', '2026-11-24', 'Choose a date after today.'],
    ['expirationDate', '2020-01-01', 'Choose a date after today.'],
    ['expirationDate', '2027-02-30', 'Choose a date after today.'],
    ['expirationDate', '+12027-02-20', 'Choose a date after today.'],
    ['allowedEndpoints', [], 'Select at least one endpoint.'],
    ['allowedEndpoints', undefined, 'Select at least one endpoint.'],
    ['allowedEndpoints', ['/v1'], 'Select only endpoints from the list.'],
    ['formToken', 'short', 'Reload the page and try again.'],
  ])('refuses %s %j: %s', (field, value, message) => {
    expect(messages({ ...good, [field]: value })).toContainEqual([field, message])
  })

  it.each(['2026-11-25', '2028-02-29', '9999-12-31'])('accepts the date %s', (expirationDate) => {
    expect(messages({ ...good, expirationDate })).toEqual([])
  })

  it('says everything that is wrong at once', () => {
    expect(messages({}).map(([field]) => field)).toEqual(['name', 'expirationDate', 'allowedEndpoints', 'formToken'])
  })
})

it('a key works until its day ends in UTC', () => {
  expect(endOfDay('2027-11-24').toISOString()).toBe('2027-11-24T23:59:59.999Z')
})
