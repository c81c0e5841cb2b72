import { expect, it } from 'vitest'

import { decodeScimCursor, encodeScimCursor } from './scim-cursor'

const fingerprint = 'a'.repeat(16)
const search = { fingerprint, type: 'text', kinds: 2 } as const
const refusal = expect.objectContaining({ status: 400, scimType: 'invalidCursor' }) as Error

// The length of an id decides how many bits of the last character say nothing.
it.each([1, 12, 123, 1234, 12_345, 123_456])('a cursor at the id %d is taken as it was given and in no other spelling', (id) => {
  const state = { position: { value: 'ä', kind: 1, id }, total: 7 }
  const cursor = encodeScimCursor(state, fingerprint)
  expect(decodeScimCursor(cursor, search)).toEqual(state)
  const text = Buffer.from(cursor, 'base64url').toString()
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const others = [
    ...[...alphabet].map((character) => cursor.slice(0, -1) + character).filter((spelling) => spelling !== cursor),
    ...['x', '=', '==', 'A', '-', ' ', '\n', '!'].map((more) => cursor + more),
    ` ${cursor}`,
    cursor.replace(/./, '$& '),
    ...[text.replace(',', ', '), `${text} `, text.replace('ä', '\\u00e4'), text.replace('7]', '7.0]'), text.replace('7]', '7e0]')].map(
      (written) => Buffer.from(written).toString('base64url'),
    ),
  ]
  for (const other of others) expect(() => decodeScimCursor(other, search), other).toThrow(refusal)
})
