import type { Json } from '../json'

/** One operation of a PATCH request; `op` is lower-cased. */
export type PatchOperation = { op: 'add' | 'remove' | 'replace'; path?: string; value?: Json }

/** A PATCH request (RFC 7644 §3.5.2). */
export type PatchOp = { Operations: PatchOperation[] }

export function parsePatchOp(body: unknown): PatchOp {
  throw new Error(String(body))
}
