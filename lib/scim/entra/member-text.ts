import type { Json } from '../json'

/**
 * The members that a text stands for when it is JSON: the vendor's SDKs type every PATCH value as text, so that a list of members comes as
 * `"[{\"value\":\"5\"}]"`. Any other text, a bare id among them, comes back unchanged.
 */
export function readMemberText(value: Json): Json {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as Json
  } catch {
    return value
  }
}
