import { z } from 'zod'

/** A row's place in a sorted list: its sort value (a text, a time as ISO 8601, or null where it has no time), its id, and its number in the list as it was when it was read. */
export type ListCursor = { value: string | null; id: number; position: number }

const MAX_ID = 2 ** 31 - 1
const id = z.int().min(1).max(MAX_ID)
const position = z.int().min(1).max(Number.MAX_SAFE_INTEGER)
const shapes = {
  /** What a text column can hold: no NUL, no half characters. */
  text: z.tuple([z.string().regex(/^[^\0\p{Cs}]*$/u), id, position]),
  time: z.tuple([z.iso.datetime({ precision: 3 }).nullable(), id, position]),
}

/** The kind of value that a list is sorted by. */
export type ListOrder = keyof typeof shapes

/** The cursor as it stands in a URL: base64url, opaque to everybody else. */
export function encodeListCursor({ value, id, position }: ListCursor): string {
  return Buffer.from(JSON.stringify([value, id, position])).toString('base64url')
}

/** Reads a cursor of a list in the same order; null for anything else, so that a damaged link shows the first page. */
export function decodeListCursor(encoded: string | undefined, order: ListOrder): ListCursor | null {
  if (!encoded) return null
  try {
    const parsed = shapes[order].safeParse(JSON.parse(Buffer.from(encoded, 'base64url').toString()))
    if (!parsed.success) return null
    const [value, id, position] = parsed.data
    return { value, id, position }
  } catch {
    return null
  }
}
