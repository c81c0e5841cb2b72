import { COMMON_WORDS } from './common-passwords'

export const MIN_PASSWORD_LENGTH = 12
export const MAX_PASSWORD_LENGTH = 200

/** How good a password is, in a word, and what to do about it when it is refused. */
export type PasswordStrength = { word: 'Too short' | 'Too long' | 'Easy to guess' | 'Fair' | 'Good' | 'Strong'; problem: string | null }

/** So much must be left of a password when everything guessable is taken out of it. */
const MIN_UNGUESSABLE = 6
const LETTER_FOR: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }
const SEQUENCES = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/**
 * Judges a password by its length and by what is left of it without common words, the person's own name and address, rows of keys and
 * repetitions (NIST SP 800-63B 5.1.1.2). Composition rules are left out on purpose.
 */
export function passwordStrength(password: string, person: { name: string; email: string }): PasswordStrength {
  const length = [...password].length
  if (length < MIN_PASSWORD_LENGTH) return { word: 'Too short', problem: `Use at least ${MIN_PASSWORD_LENGTH} characters.` }
  if (length > MAX_PASSWORD_LENGTH) return { word: 'Too long', problem: `Use at most ${MAX_PASSWORD_LENGTH} characters.` }
  if (unguessable(password, person) < MIN_UNGUESSABLE)
    return {
      word: 'Easy to guess',
      problem: 'Leave out common words, rows of keys, your name and your address, or add a few unrelated words.',
    }
  return { word: length < 16 ? 'Fair' : length < 20 ? 'Good' : 'Strong', problem: null }
}

/** How many characters are left when each guessable part counts as nothing and each repetition once. */
function unguessable(password: string, person: { name: string; email: string }): number {
  const lower = password.toLowerCase()
  const known = [...identityWords(person), ...COMMON_WORDS].sort((a, b) => b.length - a.length)
  const counts = [lower, spelt(lower)].map(
    (text) => new Set(withoutSequences(known.reduce((rest, word) => rest.replaceAll(word, ' '), text)).replaceAll(/\s/g, '')).size,
  )
  return Math.min(...counts)
}

function identityWords({ name, email }: { name: string; email: string }): string[] {
  return `${name} ${email}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3)
}

function spelt(text: string): string {
  return [...text].map((character) => LETTER_FOR[character] ?? character).join('')
}

/** Takes out three or more characters that follow each other on the keyboard or in the alphabet, in either direction. */
function withoutSequences(text: string): string {
  const characters = [...text]
  const inRun = characters.map(() => false)
  for (let at = 0; at + 2 < characters.length; at++) {
    const part = characters.slice(at, at + 3).join('')
    const backwards = [...part].reverse().join('')
    if (SEQUENCES.some((sequence) => sequence.includes(part) || sequence.includes(backwards))) inRun.fill(true, at, at + 3)
  }
  return characters.filter((_, at) => !inRun[at]).join('')
}
