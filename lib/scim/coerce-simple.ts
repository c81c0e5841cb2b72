import { readStringBoolean } from './entra/string-booleans'
import type { Json } from './json'
import { describeJson } from './json-shape'
import type { SchemaAttribute } from './schemas/schema-types'
import { externalIdAttribute } from './schemas/common'
import { ScimError } from './scim-error'
import { unstorable } from './well-formed'

/** Identifiers are indexed, and an index entry of PostgreSQL ends at 2,704 bytes. */
export const MAX_IDENTIFIER_LENGTH = 512

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?$/i

/** An attribute, and its path for messages. */
export type NamedAttribute = { attribute: SchemaAttribute; name: string }

/**
 * One value of a simple attribute as it is stored: text as sent, numbers sent for text written out, Entra's
 * "True" and "False" as booleans. Throws ScimError 400 invalidValue.
 */
export function coerceSimple(named: NamedAttribute, value: Json): Json {
  switch (named.attribute.type) {
    case 'boolean':
      return coerceBoolean(named, value)
    case 'integer':
    case 'decimal':
      return coerceNumber(named, value)
    case 'dateTime':
      return coerceDateTime(named, value)
    default:
      return coerceText(named, value)
  }
}

/** A ScimError 400 invalidValue: what the attribute is, what was given, and that the former should be sent. */
export function wrongType({ name, expected, given }: { name: string; expected: string; given: Json }): ScimError {
  return new ScimError('invalidValue', `"${name}" must be ${expected}, but ${describeJson(given)} was given. Send ${expected}.`)
}

function coerceBoolean({ name }: NamedAttribute, value: Json): boolean {
  const boolean = readStringBoolean(value)
  if (typeof boolean !== 'boolean') throw wrongType({ name, expected: 'true or false', given: value })
  return boolean
}

function coerceNumber({ attribute, name }: NamedAttribute, value: Json): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  const fits = typeof number === 'number' && (attribute.type === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number))
  if (!fits) throw wrongType({ name, expected: attribute.type === 'integer' ? 'a whole number' : 'a number', given: value })
  return number
}

function coerceDateTime({ name }: NamedAttribute, value: Json): string {
  if (typeof value === 'string' && DATE_TIME.test(value) && !Number.isNaN(Date.parse(value))) return value
  throw wrongType({ name, expected: 'a date and time such as 2026-01-31T08:00:00Z', given: value })
}

function coerceText({ attribute, name }: NamedAttribute, value: Json): string {
  // A number that lost digits when the JSON was read is not what was sent.
  const text = typeof value === 'number' && isExact(value) ? String(value) : value
  if (typeof text !== 'string') throw wrongType({ name, expected: 'text', given: value })
  const problem = unstorable(text)
  if (problem) throw new ScimError('invalidValue', `"${name}" contains ${problem}, which cannot be stored. Send it without.`)
  const isIdentifier = attribute.uniqueness !== 'none' || attribute === externalIdAttribute
  if (isIdentifier && text.length > MAX_IDENTIFIER_LENGTH) {
    throw new ScimError('invalidValue', `"${name}" has ${text.length} characters. Send at most ${MAX_IDENTIFIER_LENGTH}.`)
  }
  return text
}

function isExact(number: number): boolean {
  return Number.isFinite(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER
}
