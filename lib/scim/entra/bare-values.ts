import { attributeNamed } from '../attribute-named'
import { isJsonObject, type Json, type JsonObject } from '../json'
import type { SchemaAttribute } from '../schemas/schema-types'

/**
 * The object that a bare text stands for. Entra sets the manager as plain text (https://github.com/Captain-P-Goldfish/SCIM-SDK/issues/686)
 * and the vendor's SDKs type every value as text: it means the sub-attribute `value`, or is the object itself as
 * JSON text where there is no such sub-attribute. Anything else comes back unchanged.
 */
export function readBareValue(value: Json, attribute: SchemaAttribute): Json {
  if (typeof value !== 'string' && typeof value !== 'number') return value
  if (value === '') return value
  if (attributeNamed(attribute.subAttributes, 'value')) return { value }
  return readJsonText(String(value)) ?? value
}

/** The object in a JSON text, or undefined. */
export function readJsonText(text: string): JsonObject | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    const parsed: unknown = JSON.parse(text)
    return isJsonObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}
