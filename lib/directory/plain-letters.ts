import { fold } from '@/lib/scim/fold-resource'

const ACCENTS = /[\u0300-\u036f]/g
/** Letters that no decomposition takes apart. */
const ALONE: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i' }
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/**
 * Text as people look names up: folded and without accents, so that "muller" finds Müller and Özgür stands at O. For the console's search
 * and order only; what SCIM compares keeps its accents.
 */
export function plainLetters(text: string): string {
  return fold(text)
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(/[ßæœøłđðþħı]/g, (letter) => ALONE[letter] ?? letter)
}

/** The words of a text, runs of letters and digits in plain letters. What is typed and what is found are cut up alike. */
export function plainWords(text: string): string[] {
  return plainLetters(text).match(WORD) ?? []
}
