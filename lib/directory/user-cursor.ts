import { z } from 'zod'

import type { UserSortKey } from './user-sort'

/** A row's place in a sorted list: its sort value, its id, and its number in the list as it was when it was read. */
export type UserCursor = { value: string | null; id: number; position: number }

const MAX_ID = 2 ** 31 - 1
const id = z.int().min(1).max(MAX_ID)
const position = z.int().min(1).max(Number.MAX_SAFE_INTEGER)
/** What a text column can hold: no NUL, no half characters. */
const text = z.string().regex(/^[^\0\p{Cs}]*$/u)
const time = z.iso.datetime({ precision: 3 }).nullable()
const shapes = {
  name: z.tuple([text, id, position]),
  lastSignIn: z.tuple([time, id, position]),
  lastProvisioned: z.tuple([time, id, position]),
}

/** The cursor as it stands in a URL: base64url, opaque to everybody else. */
export function encodeUserCursor({ value, id, position }: UserCursor): string {
  return Buffer.from(JSON.stringify([value, id, position])).toString('base64url')
}

/** Reads a cursor made for the same sort key; null for anything else, so that a damaged link shows the first page. */
export function decodeUserCursor(encoded: string, key: UserSortKey): UserCursor | null {
  try {
    const parsed = shapes[key].safeParse(JSON.parse(Buffer.from(encoded, 'base64url').toString()))
    if (!parsed.success) return null
    const [value, id, position] = parsed.data
    return { value, id, position }
  } catch {
    return null
  }
}
