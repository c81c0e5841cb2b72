import { createHash } from 'node:crypto'
import { z } from 'zod'

import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { ScimError } from '@/lib/scim/scim-error'
import type { Searched } from './searched'
import type { Position, Sort } from './sort-to-sql'

/** Where a search by cursor goes on, and how many matches there were when it began. */
export type CursorState = { position: Position; total: number }

const MAX_INTEGER = 2 ** 31 - 1
const id = z.int().min(1).max(MAX_INTEGER)
const total = z.int().min(0).max(MAX_INTEGER)
const text = z.string().refine((value) => !/[\0\p{Cs}]/u.test(value))
const values = {
  id: z.null(),
  text: text.nullable(),
  bigint: z
    .string()
    .regex(/^-?\d{1,18}$/)
    .nullable(),
}

/** Tells searches apart: a cursor goes on with the search that it came from, and with no other. */
export function searchFingerprint({ filter, sortBy, sortOrder }: SearchRequest, searched: Searched[]): string {
  const kinds = searched.map(({ definition }) => definition.name)
  const search = JSON.stringify([kinds, filter ?? null, sortBy ?? null, sortBy ? sortOrder : null])
  return createHash('sha256').update(search).digest('base64url').slice(0, 16)
}

/** The opaque cursor (RFC 9865 §2) for what comes after a position. */
export function encodeScimCursor({ position, total: matches }: CursorState, fingerprint: string): string {
  const { value, kind, id: last } = position
  return Buffer.from(JSON.stringify([fingerprint, value, kind, last, matches])).toString('base64url')
}

type OwnSearch = { fingerprint: string; type: Sort['type']; kinds: number }

/** What is in a cursor of the same search, over so many kinds. Throws ScimError 400 invalidCursor for every other text. */
export function decodeScimCursor(cursor: string, search: OwnSearch): CursorState {
  const state = readCursor(cursor, search)
  // Base64url and JSON can be written in more than one way, and a cursor was written in one.
  if (state && encodeScimCursor(state, search.fingerprint) === cursor) return state
  throw new ScimError('invalidCursor', 'The cursor does not belong to this search. Start again with an empty cursor.')
}

function readCursor(cursor: string, { fingerprint, type, kinds }: OwnSearch): CursorState | null {
  const kind = z
    .int()
    .min(0)
    .max(kinds - 1)
  try {
    const [, value, held, last, matches] = z
      .tuple([z.literal(fingerprint), values[type], kind, id, total])
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { position: { value, kind: held, id: last }, total: matches }
  } catch {
    return null
  }
}
