import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

import { ERROR_CATALOGUE, type ErrorEntry } from '@/lib/scim/error-catalogue'
import { serviceProviderConfig } from '@/lib/scim/messages/discovery'
import { enterpriseUserSchema } from '@/lib/scim/schemas/enterprise-user'
import { groupSchema } from '@/lib/scim/schemas/group'
import { userSchema } from '@/lib/scim/schemas/user'
import { attributePaths, fillGenerated, LIMITS, SCIM_DOCS } from './scim-docs.mts'

const docs = readFileSync(SCIM_DOCS, 'utf8')

/** The cells of the table between the marks of a part, without its head, read back from the document as it lies there. */
function rowsOf(part: string): string[][] {
  const text = docs.slice(docs.indexOf(`<!-- begin ${part} -->`), docs.indexOf(`<!-- end ${part} -->`))
  const lines = text.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '').replaceAll('\\|', '|')),
  )
}

it('the troubleshooting table is the error catalogue', () => {
  const entries: [string, ErrorEntry][] = Object.entries(ERROR_CATALOGUE)
  expect(rowsOf('errors')).toEqual(
    entries.map(([code, { status, scimType = '', title, cause, remedy }]) => [code, String(status), scimType, title, cause, remedy]),
  )
})

it.each([
  ['user-attributes', userSchema],
  ['enterprise-attributes', enterpriseUserSchema],
  ['group-attributes', groupSchema],
])('%s are those that /Schemas advertises', (part, schema) => {
  expect(rowsOf(part).map(([path]) => path)).toEqual(attributePaths(schema))
})

it('the limits are those that are enforced and advertised', () => {
  const stated = rowsOf('limits').map(([, value = '']) => Number(value.replaceAll(',', '')))
  expect(stated).toEqual(LIMITS.map(([, value]) => value))
  const { bulk, filter, pagination } = serviceProviderConfig('https://scim.invalid', '') as Record<string, Record<string, number>>
  const advertised = [bulk?.maxOperations, bulk?.maxPayloadSize, filter?.maxResults, pagination?.defaultPageSize, pagination?.maxPageSize]
  expect(stated).toEqual(expect.arrayContaining(advertised))
})

it('every other generated part is up to date', () => {
  expect(fillGenerated(docs), 'run: npm run docs').toBe(docs)
})

it('a part without a place, and a place without a part, are named', () => {
  expect(() => fillGenerated('')).toThrow(/no place for endpoints/)
  expect(() => fillGenerated('<!-- begin weather -->\n<!-- end weather -->')).toThrow(/"weather"/)
})
