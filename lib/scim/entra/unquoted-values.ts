import type { FilterValue } from '../filter/ast'

const LITERALS = new Map<string, FilterValue>([
  ['true', true],
  ['false', false],
  ['null', null],
])

/**
 * Reads a filter value without quotes. JSON's literals and numbers are RFC 7644 §3.4.2.2; any other word is text,
 * because Microsoft documents `externalId eq jyoung` and `id eq X and manager eq Y`. A number that would not be
 * written the same way again (`007`, `1.50`, 20 digits) is text too: an identifier keeps its digits.
 * Undefined for a word that begins with an apostrophe, which is a mistaken quote.
 */
export function readUnquotedValue(word: string): FilterValue | undefined {
  const literal = LITERALS.get(word.toLowerCase())
  if (literal !== undefined) return literal
  if (word.startsWith("'")) return undefined
  const value = Number(word)
  return Number.isFinite(value) && String(value) === word ? value : word
}
