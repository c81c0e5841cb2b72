import { fold } from '@/lib/scim/fold-resource'

const WORD = /[\p{L}\p{N}\p{M}]+/gu
const MAX_WORDS = 10
const MAX_WORD_LENGTH = 100
const HALF_CHARACTER = /\p{Cs}$/u

/**
 * What was typed into the search field as a PostgreSQL tsquery that finds accounts with a word beginning with each word typed.
 * Null when nothing was typed, '' when it holds no word (and so finds nothing). Only letters and digits reach the query.
 */
export function userSearchQuery(typed: string | undefined): string | null {
  if (!typed?.trim()) return null
  const words = fold(typed).match(WORD) ?? []
  return words
    .slice(0, MAX_WORDS)
    .map((word) => `${word.slice(0, MAX_WORD_LENGTH).replace(HALF_CHARACTER, '')}:*`)
    .join(' & ')
}
