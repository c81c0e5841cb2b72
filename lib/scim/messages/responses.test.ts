import { expect, it } from 'vitest'

import { ScimError } from '../scim-error'
import { errorResponse } from './error-response'
import { listResponse } from './list-response'

it('an error has its status as text, and scimType only when there is one', () => {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error']
  expect(errorResponse(new ScimError('uniqueness', 'Taken.'))).toEqual({
    schemas,
    status: '409',
    scimType: 'uniqueness',
    detail: 'Taken.',
  })
  expect(Object.keys(errorResponse(new ScimError('userNotFound', 'Gone.')))).toEqual(['schemas', 'status', 'detail'])
})

it('a list has Resources even when it is empty', () => {
  expect(listResponse({ resources: [], totalResults: 0, startIndex: 1, itemsPerPage: 0 })).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: 0,
    itemsPerPage: 0,
    startIndex: 1,
    Resources: [],
  })
})

it('a page by cursor has the next cursor and no startIndex', () => {
  const page = listResponse({ resources: [{ id: '1' }], totalResults: 2, nextCursor: 'abc', itemsPerPage: 1 })
  expect(page).toMatchObject({ nextCursor: 'abc', Resources: [{ id: '1' }] })
  expect(page).not.toHaveProperty('startIndex')
})
