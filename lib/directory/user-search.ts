import { plainWords } from './plain-letters'

/** A search of the console: a PostgreSQL tsquery ('' finds nothing), and the account whose id was typed, if it may be one. */
export type UserSearch = { words: string; id: number | null }

const MAX_WORDS = 10
const MAX_WORD_LENGTH = 100
const HALF_CHARACTER = /\p{Cs}$/u
const ID = /^\s*[1-9]\d{0,8}\s*$/

/**
 * What was typed into the search field, as a query for accounts with a word beginning with each word typed. Null when nothing was typed.
 * Only letters and digits reach the query.
 */
export function readUserSearch(typed: string | undefined): UserSearch | null {
  if (!typed?.trim()) return null
  const words = plainWords(typed)
    .slice(0, MAX_WORDS)
    .map((word) => `${word.slice(0, MAX_WORD_LENGTH).replace(HALF_CHARACTER, '')}:*`)
    .join(' & ')
  return { words, id: ID.test(typed) ? Number(typed) : null }
}
