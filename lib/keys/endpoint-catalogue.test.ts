import { expect, it } from 'vitest'

import { ENDPOINT_CATALOGUE, ENDPOINT_PATHS, SCIM_BASE_PATH, SCIM_ENDPOINT_PATHS } from './endpoint-catalogue'

it('typing /v1/provisioning/scim/ leaves exactly the five SCIM endpoints', () => {
  const shown = ENDPOINT_PATHS.filter((path) => path.includes('/v1/provisioning/scim/'))
  const expected = ['Users', 'Groups', 'ServiceProviderConfig', 'ResourceTypes', 'Schemas'].map((name) => `${SCIM_BASE_PATH}/${name}`)
  expect(shown).toEqual(expected)
  expect(SCIM_ENDPOINT_PATHS).toEqual(expected)
})

it('no description mentions the path of the SCIM API, so that a search for it finds its endpoints only', () => {
  expect(ENDPOINT_CATALOGUE.filter(({ meaning }) => meaning.includes(SCIM_BASE_PATH))).toEqual([])
})

it('lists every path once', () => {
  expect(new Set(ENDPOINT_PATHS).size).toBe(ENDPOINT_PATHS.length)
})
