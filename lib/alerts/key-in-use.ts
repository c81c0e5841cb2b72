const IN_USE = 30 * 24 * 60 * 60 * 1000

/** A key counts as in use when it was used since then. */
export function usedSince(at: Date): Date {
  return new Date(at.getTime() - IN_USE)
}

/** A key as every mail about it names it. */
export function aboutKey({ id, name, lastFour }: { id: number; name: string; lastFour: string }) {
  return { keyId: id, keyName: name, lastFour }
}
