import { describe, expect, it } from 'vitest'

import { parsePatchOp } from './patch-op'

describe('parsePatchOp', () => {
  it('takes keys and op in any letter case and needs no schemas', () => {
    expect(parsePatchOp({ operations: [{ Op: 'Replace', PATH: 'active', Value: 'False' }] })).toEqual({
      Operations: [{ op: 'replace', path: 'active', value: 'False' }],
    })
  })

  it('tells an absent value from null', () => {
    const operations = [
      { op: 'remove', path: 'title' },
      { op: 'replace', path: 'title', value: null },
    ]
    expect(parsePatchOp({ Operations: operations })).toEqual({ Operations: operations })
  })

  it('takes an empty path for none', () => {
    expect(parsePatchOp({ Operations: [{ op: 'add', path: '', value: {} }] })).toEqual({ Operations: [{ op: 'add', value: {} }] })
  })

  it.each([
    [null, 400, 'invalidSyntax', 'JSON object'],
    [{}, 400, 'invalidSyntax', '"Operations"'],
    [{ Operations: [] }, 400, 'invalidSyntax', '"Operations"'],
    [{ Operations: { op: 'add' } }, 400, 'invalidSyntax', '"Operations"'],
    [{ Operations: ['add'] }, 400, 'invalidSyntax', 'Operations[0]'],
    [{ Operations: [{ op: 'move', path: 'a' }] }, 400, 'invalidSyntax', 'the text "move"'],
    [{ Operations: [{ path: 'a', value: 1 }] }, 400, 'invalidSyntax', 'missing'],
    [{ Operations: [{ op: 'add', path: 5, value: 1 }] }, 400, 'invalidPath', 'the number 5'],
    [{ Operations: [{ op: 'add', path: 'title' }] }, 400, 'invalidValue', 'no "value"'],
    [{ Operations: [{ op: 'remove' }] }, 400, 'noTarget', 'no "path"'],
    [{ Operations: Array(1001).fill({ op: 'remove', path: 'title' }) }, 413, undefined, 'at most 1000'],
  ])('refuses %j', (body, status, scimType, says) => {
    expect(() => parsePatchOp(body)).toThrow(expect.objectContaining({ status, scimType, detail: expect.stringContaining(says) }))
  })
})
