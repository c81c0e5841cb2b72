/** The last item shown of each source; undefined where none was. */
export type TimelineCursor = { event?: bigint; signIn?: bigint; mail?: number }

const CURSOR = /^(\d{1,18})?-(\d{1,18})?-(\d{1,9})?$/

/** The cursor as it stands in a URL: `{event}-{signIn}-{mail}`. */
export function encodeTimelineCursor({ event, signIn, mail }: TimelineCursor): string {
  return `${event ?? ''}-${signIn ?? ''}-${mail ?? ''}`
}

/** Reads a cursor; anything else is the beginning. */
export function decodeTimelineCursor(encoded: string | undefined): TimelineCursor {
  const [, event, signIn, mail] = CURSOR.exec(encoded ?? '') ?? []
  return { event: event ? BigInt(event) : undefined, signIn: signIn ? BigInt(signIn) : undefined, mail: mail ? Number(mail) : undefined }
}
