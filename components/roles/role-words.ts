/** "1 member", "12,340 members". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : `${noun}s`}`
}

/** The people of a list that may be cut off: "Eve Adams", "Eve Adams and Bob Brown", "Eve Adams, Bob Brown and 3 more". */
export function peopleInWords(names: string[], count: number): string {
  const more = count - names.length
  const parts = more > 0 ? [...names, `${more.toLocaleString('en-GB')} more`] : names
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** What a permission lets its holders do. */
export const PERMISSION_HINTS = {
  none: 'Own profile only.',
  support: 'Sees users and roles.',
  admin: 'May do everything.',
}
