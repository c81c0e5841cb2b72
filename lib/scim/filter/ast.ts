/**
 * The name of an attribute (RFC 7644 §3.10): `userName`, `name.givenName`, `urn:...:User:manager.value`.
 * As written by the client; `resolvePath` gives the schema's own spelling.
 */
export type AttributePath = { urn?: string; attribute: string; subAttribute?: string }

/** Comparison operators of RFC 7644 §3.4.2.2; `pr` is its own kind of filter. */
export type CompareOp = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le'

export type FilterValue = string | number | boolean | null

/**
 * A filter (RFC 7644 §3.4.2.2). `and` and `or` hold two or more operands. In `valuePath` the inner filter's paths
 * are relative to `path`: `emails[type eq "work"].value eq "x"` is a value path whose filter is an `and` of both.
 */
export type Filter =
  | { kind: 'compare'; path: AttributePath; op: CompareOp; value: FilterValue }
  | { kind: 'present'; path: AttributePath }
  | { kind: 'and' | 'or'; operands: Filter[] }
  | { kind: 'not'; operand: Filter }
  | { kind: 'valuePath'; path: AttributePath; filter: Filter }
