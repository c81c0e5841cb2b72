import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

import { KEY_PREFIX } from './key-prefix'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SECRET_BYTES = 32
/** 62^43 is the first power of 62 above 2^256, 62^6 the first above 2^32. */
const SECRET_LENGTH = 43
const CHECKSUM_LENGTH = 6

/** Characters in a whole key. */
export const KEY_LENGTH = KEY_PREFIX.length + SECRET_LENGTH + CHECKSUM_LENGTH

/** What is wrong with a text that is no key: the first thing found, from left to right. */
export type KeyProblem = 'empty' | 'prefix' | 'alphabet' | 'too_short' | 'too_long' | 'checksum'

export type ParsedKey = { kind: 'well_formed'; key: string } | { kind: 'malformed'; problem: KeyProblem }

/** A new key: prefix, 256 bits from the system's CSPRNG in base62, checksum. */
export function generateKey(): string {
  return formatKey(randomBytes(SECRET_BYTES))
}

/** The key that carries these 32 bytes. */
export function formatKey(secret: Uint8Array): string {
  if (secret.length !== SECRET_BYTES)
    throw new RangeError(`A key carries ${SECRET_BYTES} bytes, got ${secret.length}: pass exactly that many.`)
  const body = KEY_PREFIX + base62(BigInt(`0x${Buffer.from(secret).toString('hex')}`), SECRET_LENGTH)
  return body + checksumOf(body)
}

/** Tells a well-formed key from a mistyped or cut off one, without looking it up. Never throws. */
export function parseKey(text: string): ParsedKey {
  const problem = problemOf(text)
  return problem === null ? { kind: 'well_formed', key: text } : { kind: 'malformed', problem }
}

/** What is stored of a key: its SHA-256 in hexadecimal. 256 random bits need no salt and no slow hash. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** Tells keys apart without telling anything of them, nor of what is stored: 16 characters made from a key's stored hash. */
export function fingerprintOf(hash: string): string {
  return createHash('sha256').update(hash).digest('hex').slice(0, 16)
}

function problemOf(text: string): KeyProblem | null {
  if (text === '') return 'empty'
  if (!text.startsWith(KEY_PREFIX)) return 'prefix'
  if (!/^[0-9A-Za-z]*$/.test(text.slice(KEY_PREFIX.length))) return 'alphabet'
  if (text.length < KEY_LENGTH) return 'too_short'
  if (text.length > KEY_LENGTH) return 'too_long'
  const body = text.slice(0, -CHECKSUM_LENGTH)
  return text.endsWith(checksumOf(body)) ? null : 'checksum'
}

function checksumOf(body: string): string {
  return base62(BigInt(crc32(body)), CHECKSUM_LENGTH)
}

function base62(value: bigint, length: number): string {
  let digits = ''
  for (let rest = value; rest > 0n; rest /= 62n) digits = ALPHABET.charAt(Number(rest % 62n)) + digits
  return digits.padStart(length, '0')
}
