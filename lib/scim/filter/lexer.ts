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
  let position = match(BLANKS, text, 0).length
  while (position < text.length) {
    const token = nextToken(text, position)
    tokens.push(token)
    position += token.text.length
    position += match(BLANKS, text, position).length
  }
  tokens.push({ kind: 'end', text: '', start: text.length })
  return tokens
}

function nextToken(text: string, start: number): Token {
  const punctuation = match(PUNCTUATION, text, start)
  if (isPunctuation(punctuation)) return { kind: punctuation, text: punctuation, start }
  const quoted = match(QUOTED, text, start)
  if (quoted) return { kind: 'string', text: quoted, start, value: unquote(text, quoted, start) }
  const word = match(WORD, text, start)
  if (word) return { kind: 'word', text: word, start }
  throw filterError(text, start, 'the text that begins here has no closing quote')
}

function isPunctuation(text: string): text is '(' | ')' | '[' | ']' {
  return text !== ''
}

function match(pattern: RegExp, text: string, position: number): string {
  pattern.lastIndex = position
  return pattern.exec(text)?.[0] ?? ''
}

function unquote(text: string, quoted: string, start: number): string {
  let value: unknown
  try {
    value = JSON.parse(quoted)
  } catch {
    throw filterError(text, start, 'the quoted text is not a JSON string; write " as \\", \\ as \\\\ and control characters as \\uXXXX')
  }
  const problem = unstorable(String(value))
  if (problem) throw filterError(text, start, `the quoted text contains ${problem}`)
  return String(value)
}
