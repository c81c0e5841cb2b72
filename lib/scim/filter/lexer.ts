import { unstorable } from '../well-formed'
import { filterError } from './filter-error'

/** A piece of a filter. `word` is any run of characters that is no quote, bracket or blank; `value` is a string unescaped. */
export type Token =
  | { kind: '(' | ')' | '[' | ']' | 'end'; text: string; start: number }
  | { kind: 'word'; text: string; start: number }
  | { kind: 'string'; text: string; start: number; value: string }

const BLANKS = /\s*/y
const PUNCTUATION = /[()[\]]/y
const QUOTED = /"(?:[^"\\]|\\.)*"/sy
const WORD = /[^\s()[\]"]+/y

/** Splits a filter into tokens; the last one is `end`. Throws ScimError 400 invalidFilter for a string that is not JSON. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let position = match(BLANKS, { text, position: 0 }).length
  while (position < text.length) {
    const token = nextToken(text, position)
    tokens.push(token)
    position += token.text.length
    position += match(BLANKS, { text, position }).length
  }
  tokens.push({ kind: 'end', text: '', start: text.length })
  return tokens
}

function nextToken(text: string, start: number): Token {
  const at = { text, position: start }
  const punctuation = match(PUNCTUATION, at)
  if (isPunctuation(punctuation)) return { kind: punctuation, text: punctuation, start }
  const quoted = match(QUOTED, at)
  if (quoted) return { kind: 'string', text: quoted, start, value: unquote(quoted, at) }
  const word = match(WORD, at)
  if (word) return { kind: 'word', text: word, start }
  throw filterError({ ...at, problem: 'the text that begins here has no closing quote' })
}

type Place = { text: string; position: number }

function isPunctuation(text: string): text is '(' | ')' | '[' | ']' {
  return text !== ''
}

function match(pattern: RegExp, { text, position }: Place): string {
  pattern.lastIndex = position
  return pattern.exec(text)?.[0] ?? ''
}

function unquote(quoted: string, place: Place): string {
  const value = parseJsonString(quoted)
  if (value === undefined) {
    const problem = 'the quoted text is not a JSON string; write " as \\", \\ as \\\\ and control characters as \\uXXXX'
    throw filterError({ ...place, problem })
  }
  const unwanted = unstorable(value)
  if (unwanted) throw filterError({ ...place, problem: `the quoted text contains ${unwanted}` })
  return value
}

function parseJsonString(text: string): string | undefined {
  try {
    return String(JSON.parse(text))
  } catch {
    return undefined
  }
}
