import { type Sql, sql } from '@/lib/db/sql'
import type { CompareOp, FilterValue } from '@/lib/scim/filter/ast'
import { fold } from '@/lib/scim/fold-resource'
import { ScimError } from '@/lib/scim/scim-error'
import type { SchemaAttribute } from '@/lib/scim/schemas/schema-types'
import type { Column } from './searched'
import { parseId } from './user-id'

/** `ne` is the negation of `eq`, so that an absent value differs from every value. */
export type PositiveOp = Exclude<CompareOp, 'ne'>

type Comparison = { name: string; attribute: SchemaAttribute; op: PositiveOp; value: FilterValue }

const ISO_TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i
const ZONE = /(Z|[+-]\d\d:?\d\d)$/
const MORE_THAN_MILLISECONDS = /\.\d{3}\d*[1-9]/
/** The years that the database has between BC and five digits. */
const [FIRST_TIME, LAST_TIME] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')]

/**
 * What the filter compares with, as the attribute's type wants it: booleans also as the strings that Entra sends, numbers where
 * text is held as text, times in UTC; folded unless the attribute is caseExact.
 * Throws ScimError 400 invalidFilter for a value or an operator that the type does not have.
 */
export function comparisonValue(comparison: Comparison): string | boolean {
  switch (comparison.attribute.type) {
    case 'boolean':
      return booleanValue(comparison)
    case 'dateTime':
      return timeValue(comparison)
    default:
      return textValue(comparison)
  }
}

/** `column op value`, the value as `comparisonValue` gives it. */
export function compareColumn(column: Column, op: PositiveOp, value: string | boolean): Sql {
  if (typeof value === 'boolean') return sql`${column.sql} = ${value}::boolean`
  if (column.type === 'id') return compareId(column, op, value)
  if (column.type === 'time' && !isSubstringOp(op)) return compareOrder(column.sql, op, sql`${value}::timestamptz`)
  return compareText(column.sql, op, value)
}

/** An id is compared as the text that clients see, and is found as the number that it is. */
function compareId({ sql: column, prefix = '' }: Column, op: PositiveOp, value: string): Sql {
  if (op !== 'eq') return compareText(sql`(${prefix}::text || ${column})`, op, value)
  const id = value.startsWith(prefix) ? parseId(value.slice(prefix.length)) : null
  return id === null ? sql`FALSE` : sql`${column} = ${id}::int`
}

/** `operand op value` over SQL text; no character is a wildcard, and order is by code point. */
export function compareText(operand: Sql, op: PositiveOp, value: string): Sql {
  switch (op) {
    case 'eq':
      return sql`${operand} = ${value}::text`
    case 'co':
      return sql`strpos(${operand}, ${value}::text) > 0`
    case 'sw':
      return sql`starts_with(${operand}, ${value}::text)`
    case 'ew':
      return sql`right(${operand}, char_length(${value}::text)) = ${value}::text`
    default:
      return compareOrder(sql`${operand} COLLATE "C"`, op, sql`${value}::text`)
  }
}

/** `operand op value` for whatever PostgreSQL can order. */
function compareOrder(operand: Sql, op: Exclude<PositiveOp, 'co' | 'sw' | 'ew'>, value: Sql): Sql {
  switch (op) {
    case 'eq':
      return sql`${operand} = ${value}`
    case 'gt':
      return sql`${operand} > ${value}`
    case 'ge':
      return sql`${operand} >= ${value}`
    case 'lt':
      return sql`${operand} < ${value}`
    case 'le':
      return sql`${operand} <= ${value}`
  }
}

function isSubstringOp(op: PositiveOp): op is 'co' | 'sw' | 'ew' {
  return op === 'co' || op === 'sw' || op === 'ew'
}

function booleanValue({ name, op, value }: Comparison): boolean {
  if (op !== 'eq') throw invalid(`${name} is true or false and cannot be compared with "${op}". Use eq or ne.`)
  const text = String(value).toLowerCase()
  if (text !== 'true' && text !== 'false') throw invalid(`${name} is compared with ${shown(value)}. Use true or false.`)
  return text === 'true'
}

/** Times are held to the millisecond: what a filter has beyond it lies between two of them, whatever its digits. */
function timeValue({ name, op, value }: Comparison): string {
  if (isSubstringOp(op)) throw invalid(`${name} is a time and cannot be compared with "${op}". Use eq, ne, gt, ge, lt or le.`)
  const text = typeof value === 'string' && ISO_TIME.test(value) ? value.toUpperCase() : ''
  // RFC 7643 §2.3.5 wants a time zone; without one UTC is meant, not the zone of this machine.
  const time = Date.parse(text.includes('T') && !ZONE.test(text) ? `${text}Z` : text)
  if (Number.isNaN(time)) throw invalid(`${name} is compared with ${shown(value)}. Use a time such as "2026-11-24T08:00:00Z".`)
  const iso = new Date(Math.min(Math.max(time, FIRST_TIME), LAST_TIME)).toISOString()
  return MORE_THAN_MILLISECONDS.test(text) ? iso.replace('Z', '5Z') : iso
}

function textValue({ name, attribute, op, value }: Comparison): string {
  if (typeof value === 'boolean' || value === null)
    throw invalid(`${name} is text, but compared with ${shown(value)}. Put the value in double quotes.`)
  if (attribute.type === 'binary' && !isSubstringOp(op) && op !== 'eq')
    throw invalid(`${name} is binary and cannot be compared with "${op}". Use eq, ne or pr.`)
  const text = String(value)
  if (/[\0\p{Cs}]/u.test(text)) throw invalid(`${name} is compared with text that holds a NUL or half a character. Take it out.`)
  return attribute.caseExact ? text : fold(text)
}

function shown(value: FilterValue): string {
  const text = JSON.stringify(value)
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}

function invalid(detail: string): ScimError {
  return new ScimError('invalidFilter', detail)
}
