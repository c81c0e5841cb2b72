import { expect, it } from 'vitest'

import { parseFilter } from '@/lib/scim/filter/parser'
import { isTestConnection } from './entra-test-connection'

const GUID = '2cd0a82e-9f9c-4a3c-a91b-2f6a1e2a4f9d'

it.each([
  [`userName eq "${GUID}"`, 0, true],
  [`externalId eq "AzureAD_Test-${GUID}"`, 0, true],
  [`externalId eq ${GUID}`, 0, true],
  [`userName eq "${GUID}"`, 1, false],
  [`userName ne "${GUID}"`, 0, false],
  ['userName eq "ada@example.com"', 0, false],
  [`userName eq "x-${GUID}"`, 0, false],
])('%s with %d results: %s', (filter, totalResults, expected) => {
  expect(isTestConnection(parseFilter(filter), totalResults)).toBe(expected)
})

it('a list without a filter is none', () => {
  expect(isTestConnection(undefined, 0)).toBe(false)
})
