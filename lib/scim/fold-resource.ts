import { attributeNamed } from './attribute-named'
import { findSchema } from './find-attribute'
import { isJsonObject, type Json, type ScimResource } from './json'
import { commonAttributes } from './schemas/common'
import type { ResourceDefinition, SchemaAttribute } from './schemas/schema-types'

/**
 * The product's one case folding: two texts are the same to SCIM when their foldings are equal. Part by part it folds as the whole does,
 * so that `sw`, `co` and `ew` hold: the final sigma, which toLowerCase chooses by its place in the word, is a sigma like any other.
 */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ς', 'σ')
}

/**
 * A copy for comparisons: strings of `caseExact: false` attributes folded, `caseExact` ones kept, dateTimes as UTC
 * with milliseconds (RFC 7643 §2.3.5). Keys that the definition does not know stay as they are.
 */
export function foldResource(resource: ScimResource, definition: ResourceDefinition): ScimResource {
  return Object.fromEntries(
    Object.entries(resource).map(([key, value]) => {
      const extension = definition.extensions.length > 0 && isJsonObject(value) ? findSchema(definition, key) : undefined
      if (extension && isJsonObject(value)) return [key, foldObject(value, extension.attributes)]
      const attribute = attributeNamed(definition.schema.attributes, key) ?? attributeNamed(commonAttributes, key)
      return [key, attribute ? foldValue(value, attribute) : value]
    }),
  )
}

function foldObject(object: ScimResource, attributes: SchemaAttribute[]): ScimResource {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const attribute = attributeNamed(attributes, key)
      return [key, attribute ? foldValue(value, attribute) : value]
    }),
  )
}

/** Folds one value as its attribute asks; the comparison value of a filter goes through the same function. */
export function foldValue(value: Json, attribute: SchemaAttribute): Json {
  if (Array.isArray(value)) return value.map((element) => foldValue(element, attribute))
  if (isJsonObject(value)) return foldObject(value, attribute.subAttributes ?? [])
  if (typeof value !== 'string') return value
  if (attribute.type === 'dateTime') return foldDateTime(value)
  return attribute.caseExact ? value : fold(value)
}

function foldDateTime(text: string): string {
  const time = Date.parse(text)
  return Number.isNaN(time) ? text : new Date(time).toISOString()
}
