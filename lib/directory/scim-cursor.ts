import { createHash } from 'node:crypto'
import { z } from 'zod'

import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { ScimError } from '@/lib/scim/scim-error'
import type { UserPosition, UserSort } from './sort-to-sql'

const MAX_ID = 2 ** 31 - 1
const id = z.int().min(1).max(MAX_ID)
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
export function searchFingerprint({ filter, sortBy, sortOrder }: SearchRequest): string {
  const search = JSON.stringify([filter ?? null, sortBy ?? null, sortBy ? sortOrder : null])
  return createHash('sha256').update(search).digest('base64url').slice(0, 16)
}

/** The opaque cursor (RFC 9865 §2) for what comes after a position. */
export function encodeScimCursor({ value, id }: UserPosition, fingerprint: string): string {
  return Buffer.from(JSON.stringify([fingerprint, value, id])).toString('base64url')
}

/** The position in a cursor of the same search. Throws ScimError 400 invalidCursor for every other text. */
export function decodeScimCursor(cursor: string, { fingerprint, type }: { fingerprint: string; type: UserSort['type'] }): UserPosition {
  try {
    const [, value, position] = z
      .tuple([z.literal(fingerprint), values[type], id])
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { value, id: position }
  } catch {
    throw new ScimError('invalidCursor', 'The cursor does not belong to this search. Start again with an empty cursor.')
  }
}
