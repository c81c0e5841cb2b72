import { z } from 'zod'

import type { KeyPosition } from './key-list-store'

const schema = z.tuple([z.union([z.string().max(200), z.number()]), z.number(), z.int().min(1).max(2_147_483_647)])

/** A position in the list as text for a URL. */
export function writeCursor({ first, second, id }: KeyPosition): string {
  return Buffer.from(JSON.stringify([first, second, id])).toString('base64url')
}

/** The position in a cursor that fits this sort order (text or number first), or null: the list then starts at its beginning. */
export function readCursor(cursor: string | undefined, firstIsText: boolean): KeyPosition | null {
  if (!cursor) return null
  try {
    const [first, second, id] = schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return (typeof first === 'string') === firstIsText && !`${first}`.includes('\0') ? { first, second, id } : null
  } catch {
    return null
  }
}
