/** What a page says once a key was taken over. */
export function takenOverWords(name: string): string {
  return `${name} works again. You own it now.`
}

/** What a page says once a key was revoked. */
export function revokedWords(name: string): string {
  return `Key ${name} revoked.`
}
