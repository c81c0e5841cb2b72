import { readUnquotedValue } from '../entra/unquoted-values'
import { comparedSubAttribute, withCondition } from '../entra/value-path-comparison'
import type { AttributePath, CompareOp, Filter, FilterValue } from './ast'
import { filterError } from './filter-error'
import { type Token, tokenize } from './lexer'
import { readAttributePath } from './read-attribute-path'

/** The longest filter, in UTF-16 units. */
export const MAX_FILTER_LENGTH = 10_000
const MAX_FILTER_DEPTH = 32
/** The most comparisons in one filter. */
export const MAX_FILTER_CONDITIONS = 500

const OPERATORS = new Set<string>(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] satisfies CompareOp[])
const LOGICAL = new Set(['and', 'or', 'not'])

/**
 * Reads a filter by the grammar of RFC 7644 §3.4.2.2 (and by Entra's departures from it, `lib/scim/entra`).
 * Attribute names need not exist. Throws ScimError 400 invalidFilter that marks the place; also for filters that
 * are too long, too deeply nested, or have too many conditions.
 */
export function parseFilter(text: string): Filter {
  return new FilterParser(text, false).parse()
}

/** Reads what stands between the brackets of a value path: a filter without further brackets. Throws like `parseFilter`. */
export function parseValueFilter(text: string): Filter {
  return new FilterParser(text, true).parse()
}

class FilterParser {
  readonly #text: string
  readonly #tokens: Token[]
  #position = 0
  #depth = 0
  #conditions = 0
  #inBrackets: boolean

  constructor(text: string, inBrackets: boolean) {
    if (text.length > MAX_FILTER_LENGTH)
      throw filterError({
        text,
        position: MAX_FILTER_LENGTH,
        problem: `it is longer than ${MAX_FILTER_LENGTH} characters; ask for less at once`,
      })
    this.#text = text
    this.#tokens = tokenize(text)
    this.#inBrackets = inBrackets
  }

  parse(): Filter {
    const filter = this.#or()
    if (this.#peek().kind !== 'end') throw this.#unexpected('"and", "or" or the end')
    return filter
  }

  #or(): Filter {
    return this.#chain('or', () => this.#chain('and', () => this.#term()))
  }

  #chain(kind: 'and' | 'or', operand: () => Filter): Filter {
    const first = operand()
    const operands = [first]
    while (this.#skipWord(kind)) operands.push(operand())
    return operands.length === 1 ? first : { kind, operands }
  }

  #term(): Filter {
    if (this.#skipWord('not')) return { kind: 'not', operand: this.#group('(', ')') }
    if (this.#peek().kind === '(') return this.#group('(', ')')
    return this.#condition()
  }

  #group(open: '(' | '[', close: ')' | ']'): Filter {
    if (this.#peek().kind !== open) throw this.#unexpected(`"${open}"`)
    if (++this.#depth > MAX_FILTER_DEPTH) throw this.#error(`it is nested deeper than ${MAX_FILTER_DEPTH} levels; use fewer brackets`)
    this.#position++
    const filter = this.#or()
    if (this.#peek().kind !== close) throw this.#unexpected(`"and", "or" or "${close}"`)
    this.#position++
    this.#depth--
    return filter
  }

  #condition(): Filter {
    if (++this.#conditions > MAX_FILTER_CONDITIONS)
      throw this.#error(`it has more than ${MAX_FILTER_CONDITIONS} conditions; ask for less at once`)
    const path = this.#path()
    return this.#peek().kind === '[' ? this.#valuePath(path) : this.#comparison(path)
  }

  #valuePath(path: AttributePath): Filter {
    if (this.#inBrackets) throw this.#error('brackets cannot stand inside brackets')
    this.#inBrackets = true
    const filter = this.#group('[', ']')
    this.#inBrackets = false
    const next = this.#peek()
    const isTail = next.kind === 'word' && next.text.startsWith('.')
    if (isTail) this.#position++
    if (!isTail && !this.#isOperator(this.#peek())) return { kind: 'valuePath', path, filter }
    const compared = comparedSubAttribute(isTail ? next.text : undefined)
    if (!compared) throw filterError({ text: this.#text, position: next.start, problem: 'expected the name of a sub-attribute' })
    return { kind: 'valuePath', path, filter: withCondition(filter, this.#comparison(compared)) }
  }

  #comparison(path: AttributePath): Filter {
    const token = this.#peek()
    if (!this.#isOperator(token)) throw this.#unexpected('an operator (eq, ne, co, sw, ew, gt, ge, lt, le or pr)')
    this.#position++
    const op = token.text.toLowerCase()
    if (!isCompareOp(op)) return { kind: 'present', path }
    return { kind: 'compare', path, op, value: this.#value(op) }
  }

  #value(op: CompareOp): FilterValue {
    const token = this.#peek()
    const isWord = token.kind === 'word' && !LOGICAL.has(token.text.toLowerCase())
    const value = token.kind === 'string' ? token.value : isWord ? readUnquotedValue(token.text) : undefined
    if (value === undefined) throw this.#unexpected('a value: text in double quotes, a number, true, false or null')
    if (op !== 'eq' && op !== 'ne' && (value === null || typeof value === 'boolean')) {
      throw this.#error(`"${op}" cannot compare with ${value}; use eq or ne, or put text in double quotes`)
    }
    this.#position++
    return value
  }

  #path(): AttributePath {
    const token = this.#peek()
    const path = token.kind === 'word' ? readAttributePath(token.text) : undefined
    if (!path) throw this.#unexpected('the name of an attribute')
    this.#position++
    return path
  }

  #isOperator(token: Token): boolean {
    const word = token.kind === 'word' ? token.text.toLowerCase() : ''
    return word === 'pr' || OPERATORS.has(word)
  }

  #skipWord(word: string): boolean {
    const token = this.#peek()
    const found = token.kind === 'word' && token.text.toLowerCase() === word
    if (found) this.#position++
    return found
  }

  #peek(): Token {
    return this.#tokens[this.#position] ?? { kind: 'end', text: '', start: this.#text.length }
  }

  #unexpected(expected: string): Error {
    const found = this.#peek()
    return this.#error(`expected ${expected}, found ${found.kind === 'end' ? 'the end' : found.text.slice(0, 40)}`)
  }

  #error(problem: string): Error {
    return filterError({ text: this.#text, position: this.#peek().start, problem })
  }
}

function isCompareOp(op: string): op is CompareOp {
  return OPERATORS.has(op)
}
