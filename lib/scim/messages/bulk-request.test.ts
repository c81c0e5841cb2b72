import fc from 'fast-check'
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
  const resolve = (operation: BulkOperation) => resolveReferences(operation, (bulkId) => `id of ${bulkId}`)

  it('are segments of the path and not of its query', () => {
    expect(resolve({ method: 'PUT', path: '/Groups/bulkId:g?attributes=bulkId:u' }).path).toBe('/Groups/id of g?attributes=bulkId:u')
  })

  it.each([
    ['members', '{"members":[{"value":"bulkId:u"}]}', '{"members":[{"value":"id of u"}]}'],
    ['members with their URN', '{"urn:x:Group:members":["bulkId:u"]}', '{"urn:x:Group:members":["id of u"]}'],
    ['a manager', '{"urn:x:User":{"manager":{"value":"bulkId:u"}}}', '{"urn:x:User":{"manager":{"value":"id of u"}}}'],
    ['a manager as text', '{"manager":"bulkId:u"}', '{"manager":"id of u"}'],
    [
      'the value of a PATCH',
      '{"op":"Add","path":"members","value":[{"value":"bulkId:u"}]}',
      '{"op":"Add","path":"members","value":[{"value":"id of u"}]}',
    ],
    [
      'the value filter of a PATCH',
      '{"op":"remove","path":"members[value eq \\"bulkId:u\\"]"}',
      '{"op":"remove","path":"members[value eq \\"id of u\\"]"}',
    ],
    [
      'a dotted path',
      '{"op":"Add","path":"urn:x:User:manager.value","value":"bulkId:u"}',
      '{"op":"Add","path":"urn:x:User:manager.value","value":"id of u"}',
    ],
    [
      'the value of a PATCH whose keys are in other letter case',
      '{"OP":"Add","Path":"members","VALUE":[{"Value":"bulkId:u"}]}',
      '{"OP":"Add","Path":"members","VALUE":[{"Value":"id of u"}]}',
    ],
    [
      'the value filter of a PATCH whose keys are in other letter case',
      '{"Op":"remove","PATH":"Members[value eq \\"bulkId:u\\"]"}',
      '{"Op":"remove","PATH":"Members[value eq \\"id of u\\"]"}',
    ],
    [
      'what the last of two keys says, as the PATCH does',
      '{"value":"bulkId:u","path":"nickName","Path":"manager","Value":"bulkId:v"}',
      '{"value":"bulkId:u","path":"nickName","Path":"manager","Value":"id of v"}',
    ],
    ['no other text', '{"nickName":"bulkId:u","membersOf":"bulkId:u","emails":[{"value":"bulkId:u"}]}', null],
    ['no value of another PATCH', '{"op":"Add","path":"nickName","value":"bulkId:u"}', null],
    ['no part of a text', '{"manager":"see bulkId:u"}', null],
    ['keys of every object as they are', '{"__proto__":{"x":"bulkId:u"},"n":1}', null],
  ])('are %s', (_name, data, resolved) => {
    expect(JSON.stringify(resolve({ method: 'POST', path: '/Users', data: JSON.parse(data) }).data)).toBe(resolved ?? data)
  })

  const post = (bulkId: string, ...needs: string[]): BulkOperation => ({
    method: 'POST',
    path: '/Groups',
    bulkId,
    data: { members: needs.map((need) => `bulkId:${need}`) },
  })

  const patch = (path: string, ...needs: string[]): BulkOperation => ({ ...post('', ...needs), method: 'PATCH', path, bulkId: undefined })

  it.each([
    ['as sent without references', [post('a'), post('b'), remove], [0, 1, 2], []],
    ['a create before whoever refers to it', [post('a', 'c'), post('b', 'a'), post('c')], [2, 0, 1], []],
    ['writes of one resource as sent', [patch('/Users/1', 'm'), patch('/Users/1'), remove, post('m')], [3, 0, 1, 2], []],
    ['a path too', [{ ...remove, path: '/Groups/bulkId:a' }, post('a')], [1, 0], []],
    ['what leads in a circle apart', [post('a', 'b'), post('b', 'a'), post('c', 'a'), post('d')], [3], [0, 1, 2]],
    ['an operation that refers to itself', [post('a', 'a')], [], [0]],
    ['unknown references in their place', [post('a', 'nobody'), remove], [0, 1], []],
  ])('order %s', (_name, operations, order, circular) => {
    expect(orderOperations(operations)).toEqual({ order, circular })
  })

  it('order every create before whoever refers to it, and leave what refers to nothing in place', () => {
    const graph = fc.array(fc.array(fc.nat(11), { maxLength: 4 }), { maxLength: 12 })
    fc.assert(
      fc.property(graph, (needs) => {
        const { order, circular } = orderOperations(needs.map((needed, i) => post(String(i), ...needed.map(String))))
        expect([...order, ...circular].toSorted((a, b) => a - b)).toEqual([...needs.keys()])
        const known = needs.map((needed) => needed.filter((need) => need < needs.length))
        order.forEach((index, place) => known[index]?.forEach((need) => expect(order.slice(0, place)).toContain(need)))
        for (const index of circular) expect(known[index]?.some((need) => circular.includes(need))).toBe(true)
      }),
    )
  })

  it('order a chain of a thousand backwards', () => {
    const chain = Array.from({ length: 1000 }, (_, i) => post(String(i), String(i + 1)))
    expect(orderOperations(chain).order).toEqual(Array.from({ length: 1000 }, (_, i) => 999 - i))
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
