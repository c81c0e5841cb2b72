const LONE_SURROGATE = /\p{Surrogate}/u

/** What makes a text impossible to store as Unicode, in words for an error message, or undefined. */
export function unstorable(text: string): string | undefined {
  if (text.includes('\0')) return 'a NUL character'
  if (LONE_SURROGATE.test(text)) return 'half of a surrogate pair'
  return undefined
}
