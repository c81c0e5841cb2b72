import { describe, expect, it } from 'vitest'

import { parseSearchBody, parseSearchParams, type SearchRequest } from './search-request'

const defaults: SearchRequest = { sortOrder: 'ascending', startIndex: 1, projection: {} }
const userName = { attribute: 'userName' }
const filter = { kind: 'compare', path: userName, op: 'eq', value: 'x' }

describe('parseSearchParams', () => {
  it.each([
    ['', {}],
    ['aadOptscim062020&unknown=5', {}],
    ['filter=userName+eq+"x"', { filter }],
    ['FILTER=userName%20eq%20%22x%22&startindex=0&Count=1', { filter, startIndex: 1, count: 1 }],
    ['filter=&sortBy=&count=&startIndex=&attributes=', {}],
    ['startIndex=-5&count=-1', { startIndex: 1, count: 0 }],
    ['startIndex=11&count=5', { startIndex: 11, count: 5 }],
    ['count=0', { count: 0 }],
    ['count=99999999999999999999&startIndex=99999999999999999999', { count: 2147483647, startIndex: 2147483647 }],
    ['sortBy=name.familyName&sortOrder=Descending', { sortBy: { attribute: 'name', subAttribute: 'familyName' }, sortOrder: 'descending' }],
    ['cursor', { cursor: '' }],
    ['cursor=abc&count=10', { cursor: 'abc', count: 10 }],
    ['attributes=userName,emails', { projection: { attributes: ['userName', 'emails'] } }],
    ['excludedAttributes=members', { projection: { excludedAttributes: ['members'] } }],
    ['__proto__=1&constructor=2', {}],
  ])('reads ?%s', (query, expected) => {
    expect(parseSearchParams(new URLSearchParams(query))).toEqual({ ...defaults, ...expected })
  })

  it.each([
    ['count=ten', 'invalidValue', '"count"'],
    ['count=1.5', 'invalidValue', '"count"'],
    ['startIndex=0x10', 'invalidValue', '"startIndex"'],
    ['sortOrder=upwards', 'invalidValue', 'ascending'],
    ['sortBy=a.b.c', 'invalidPath', 'a.b.c'],
    ['filter=userName', 'invalidFilter', 'operator'],
    ['attributes=user name', 'invalidValue', 'user name'],
  ])('refuses ?%s', (query, scimType, says) => {
    expect(() => parseSearchParams(new URLSearchParams(query))).toThrow(
      expect.objectContaining({ status: 400, scimType, detail: expect.stringContaining(says) }),
    )
  })
})

describe('parseSearchBody', () => {
  it.each([
    [{ schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'] }, {}],
    [
      { filter: 'userName eq "x"', startIndex: 3, count: '7' },
      { filter, startIndex: 3, count: 7 },
    ],
    [
      { attributes: ['userName', 'name.givenName'], excludedAttributes: null },
      { projection: { attributes: ['userName', 'name.givenName'] } },
    ],
    [
      { cursor: '', sortBy: 'userName', sortOrder: null },
      { cursor: '', sortBy: userName },
    ],
  ])('reads %j', (body, expected) => {
    expect(parseSearchBody(body)).toEqual({ ...defaults, ...expected })
  })

  it.each([
    [[], 'invalidSyntax'],
    [{ count: true }, 'invalidValue'],
    [{ filter: 5 }, 'invalidValue'],
    [{ attributes: [5] }, 'invalidValue'],
  ])('refuses %j', (body, scimType) => {
    expect(() => parseSearchBody(body)).toThrow(expect.objectContaining({ status: 400, scimType }))
  })
})
