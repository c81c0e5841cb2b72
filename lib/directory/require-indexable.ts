import { ScimError } from '@/lib/scim/scim-error'

/** Bytes of a value that a B-tree index can hold beside its other columns, with room to spare. */
export const MAX_INDEXED_BYTES = 2_000

/** Throws ScimError 400 invalidValue for a value that is longer than an index can hold. */
export function requireIndexable(attribute: string, value: string): void {
  if (Buffer.byteLength(value) <= MAX_INDEXED_BYTES) return
  throw new ScimError('invalidValue', `${attribute} is longer than ${MAX_INDEXED_BYTES} bytes. Map it to a shorter value.`)
}
