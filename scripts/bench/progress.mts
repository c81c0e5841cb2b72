let shownAt = 0

/** Says how far a part of the work is, about once in two seconds and at its end. */
export function progress(part: string, done: number, all: number): void {
  const time = Date.now()
  if (done < all && time - shownAt < 2_000) return
  shownAt = time
  console.log(`${part}: ${Math.min(done, all).toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')}`)
}
