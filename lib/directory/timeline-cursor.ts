/** The last item shown of each source; undefined where none was. */
export type TimelineCursor = { event?: bigint; signIn?: bigint }

const CURSOR = /^(\d{1,18})?-(\d{1,18})?$/

/** The cursor as it stands in a URL: `{event}-{signIn}`. */
export function encodeTimelineCursor({ event, signIn }: TimelineCursor): string {
  return `${event ?? ''}-${signIn ?? ''}`
}

/** Reads a cursor; anything else is the beginning. */
export function decodeTimelineCursor(encoded: string | undefined): TimelineCursor {
  const [, event, signIn] = CURSOR.exec(encoded ?? '') ?? []
  return { event: event ? BigInt(event) : undefined, signIn: signIn ? BigInt(signIn) : undefined }
}
