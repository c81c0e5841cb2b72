/** A path segment without percent-encoding; as it is when its encoding is malformed, and then nothing is found there. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
