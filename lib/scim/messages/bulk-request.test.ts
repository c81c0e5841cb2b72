import { describe, expect, it } from 'vitest'

import { orderOperations, resolveReferences } from './bulk-references'
import { type BulkOperation, parseBulkRequest } from './bulk-request'
import { bulkResponse } from './bulk-response'
import { ScimError } from '../scim-error'

const remove = { method: 'DELETE', path: '/Users/1' }

describe('parseBulkRequest', () => {
  it('takes keys and methods in any letter case and needs no schemas', () => {
    expect(
      parseBulkRequest({ operations: [{ Method: 'post', PATH: '/Users', bulkid: 'a', Data: { userName: 'x' }, version: null }] }),
    ).toEqual({
      failOnErrors: Number.POSITIVE_INFINITY,
      operations: [{ method: 'POST', path: '/Users', bulkId: 'a', data: { userName: 'x' } }],
    })
  })

  it('leaves to their turn what only one operation is about', () => {
    const odd = { method: 'GET', path: '/Bulk', data: ['a'] }
    expect(parseBulkRequest({ failOnErrors: 1, Operations: [odd] })).toEqual({ failOnErrors: 1, operations: [odd] })
  })

  it.each([
    [null, 400, 'invalidSyntax', 'JSON object'],
    [{}, 400, 'invalidSyntax', '"Operations"'],
    [{ Operations: [] }, 400, 'invalidSyntax', '"Operations"'],
    [{ Operations: remove }, 400, 'invalidSyntax', '"Operations"'],
    [{ Operations: [remove, 'DELETE'] }, 400, 'invalidSyntax', 'Operations[1]'],
    [{ Operations: [{ path: '/Users' }] }, 400, 'invalidSyntax', '"method"'],
    [{ Operations: [{ method: 'POST', path: '' }] }, 400, 'invalidSyntax', '"path"'],
    [{ Operations: [{ ...remove, path: 5 }] }, 400, 'invalidSyntax', 'the number 5'],
    [{ Operations: [{ ...remove, bulkId: {} }] }, 400, 'invalidSyntax', 'an object'],
    [{ Operations: [{ ...remove, version: [1] }] }, 400, 'invalidSyntax', '"version"'],
    [{ failOnErrors: 0, Operations: [remove] }, 400, 'invalidValue', '"failOnErrors"'],
    [{ failOnErrors: '1', Operations: [remove] }, 400, 'invalidValue', '"failOnErrors"'],
    [
      {
        Operations: [
          { ...remove, bulkId: 'a' },
          { ...remove, bulkId: 'a' },
        ],
      },
      400,
      'invalidValue',
      'stands twice',
    ],
    [{ Operations: Array(1001).fill(remove) }, 413, undefined, 'at most 1000'],
  ])('refuses %j', (body, status, scimType, says) => {
    expect(() => parseBulkRequest(body)).toThrow(expect.objectContaining({ status, scimType, detail: expect.stringContaining(says) }))
  })
})

describe('references', () => {
  it('are whole values of the data and segments of the path, and nothing else', () => {
    const data = JSON.parse('{"members":[{"value":"bulkId:u"}],"note":"see bulkId:u","__proto__":{"x":"bulkId:u"},"n":1}')
    const resolved = resolveReferences({ method: 'PUT', path: '/Groups/bulkId:g?attributes=bulkId:u', data }, (bulkId) => `id of ${bulkId}`)
    expect(resolved.path).toBe('/Groups/id of g?attributes=bulkId:u')
    expect(JSON.stringify(resolved.data)).toBe('{"members":[{"value":"id of u"}],"note":"see bulkId:u","__proto__":{"x":"id of u"},"n":1}')
  })

  const post = (bulkId: string, ...needs: string[]): BulkOperation => ({
    method: 'POST',
    path: '/Groups',
    bulkId,
    data: needs.map((need) => `bulkId:${need}`),
  })

  it.each([
    ['as sent without references', [post('a'), post('b'), remove], [0, 1, 2], []],
    ['a create before whoever refers to it', [post('a', 'c'), post('b', 'a'), post('c')], [2, 0, 1], []],
    ['a path too', [{ ...remove, path: '/Groups/bulkId:a' }, post('a')], [1, 0], []],
    ['what leads in a circle apart', [post('a', 'b'), post('b', 'a'), post('c', 'a'), post('d')], [3], [0, 1, 2]],
    ['an operation that refers to itself', [post('a', 'a')], [], [0]],
    ['unknown references in their place', [post('a', 'nobody'), remove], [0, 1], []],
  ])('order %s', (_name, operations, order, circular) => {
    expect(orderOperations(operations)).toEqual({ order, circular })
  })

  it('order a chain of a thousand in no time', () => {
    const chain = Array.from({ length: 1000 }, (_, i) => post(String(i), String(i + 1)))
    const started = performance.now()
    expect(orderOperations(chain).order).toEqual(Array.from({ length: 1000 }, (_, i) => 999 - i))
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

it('an answer has its statuses as text, and a response for errors only', () => {
  const error = new ScimError('uniqueness', 'Taken.')
  const done = { method: 'POST', bulkId: 'a', version: 'W/"1"', location: 'https://x/Users/1' }
  expect(
    bulkResponse([
      { ...done, status: 201 },
      { method: 'POST', bulkId: 'b', status: 409, error },
    ]),
  ).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
    Operations: [
      { ...done, status: '201' },
      {
        method: 'POST',
        bulkId: 'b',
        status: '409',
        response: {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
          status: '409',
          scimType: 'uniqueness',
          detail: 'Taken.',
        },
      },
    ],
  })
})
