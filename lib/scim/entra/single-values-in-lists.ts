import type { Json } from '../json'

/** The list that a multi-valued attribute should have been: Entra and the vendor's SDKs send one object or one text. */
export function readList(value: Json): Json[] {
  return Array.isArray(value) ? value : [value]
}

/** The one value that came as a list of one: Microsoft's sample sets `manager` to `[{ "value": "id" }]`. Longer lists stay. */
export function readSingle(value: Json): Json {
  return Array.isArray(value) && value.length < 2 ? (value[0] ?? null) : value
}
