import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { formatKey, generateKey, hashKey, KEY_LENGTH, parseKey } from './key-format'

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 })
const key = secret.map(formatKey)
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

describe('format', () => {
  it('a secret scanner finds every key with one expression', () => {
    fc.assert(fc.property(key, (text) => /^mk_[0-9A-Za-z]{49}$/.test(text)))
    expect(generateKey()).toMatch(/^mk_[0-9A-Za-z]{49}$/)
  })

  it('carries all 256 bits: different secrets are different keys', () => {
    fc.assert(fc.property(secret, secret, (a, b) => Buffer.from(a).equals(Buffer.from(b)) === (formatKey(a) === formatKey(b))))
    expect(formatKey(new Uint8Array(32).fill(255))).toHaveLength(KEY_LENGTH)
  })

  it('stays as it is: keys in use must remain readable', () => {
    expect(formatKey(new Uint8Array(32))).toBe('mk_00000000000000000000000000000000000000000004NvClr')
    expect(formatKey(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe('mk_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf3YmgQx')
    expect(hashKey('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('takes exactly 32 bytes', () => {
    expect(() => formatKey(new Uint8Array(31))).toThrow(RangeError)
  })
})

describe('parseKey', () => {
  it('accepts every key', () => {
    fc.assert(fc.property(key, (text) => parseKey(text).kind === 'well_formed'))
  })

  it('notices any single wrong character', () => {
    const wrong = fc.tuple(key, fc.integer({ min: 3, max: KEY_LENGTH - 1 }), fc.constantFrom(...ALPHABET))
    fc.assert(
      fc.property(wrong, ([text, at, character]) => {
        fc.pre(text[at] !== character)
        const mistyped = text.slice(0, at) + character + text.slice(at + 1)
        expect(parseKey(mistyped)).toEqual({ kind: 'malformed', problem: 'checksum' })
      }),
    )
  })

  it('notices two neighbours swapped', () => {
    fc.assert(
      fc.property(key, fc.integer({ min: 3, max: KEY_LENGTH - 2 }), (text, at) => {
        fc.pre(text[at] !== text[at + 1])
        const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
        expect(parseKey(swapped).kind).toBe('malformed')
      }),
    )
  })

  it('notices a key that is cut off anywhere', () => {
    fc.assert(
      fc.property(key, fc.integer({ min: 0, max: KEY_LENGTH - 1 }), (text, length) => parseKey(text.slice(0, length)).kind === 'malformed'),
    )
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => parseKey(text).kind === 'malformed'))
  })

  const good = formatKey(new Uint8Array(32).fill(7))
  it.each([
    ['', 'empty'],
    ['Bearer abc', 'prefix'],
    [good.slice(3), 'prefix'],
    [good.toUpperCase(), 'prefix'],
    [`mk_ ${good.slice(3)}`, 'alphabet'],
    [`${good}\n`, 'alphabet'],
    [good.slice(0, 40), 'too_short'],
    ['mk_', 'too_short'],
    [`${good}0`, 'too_long'],
    [`${good.slice(0, -1)}!`, 'alphabet'],
  ])('says what is wrong with %j: %s', (text, problem) => {
    expect(parseKey(text)).toEqual({ kind: 'malformed', problem })
  })
})
