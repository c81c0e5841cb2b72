import { attributeNamed } from '../attribute-named'
import { foldValue } from '../fold-resource'
import { isJsonObject, type Json, type JsonObject } from '../json'
import type { SchemaAttribute } from '../schemas/schema-types'

/** The stored elements of a multi-valued attribute; simple ones as `{ value }`, so that one code serves both. */
export function elementsOf(value: Json | undefined): JsonObject[] {
  if (!Array.isArray(value)) return []
  return value.map((element) => (isJsonObject(element) ? element : { value: element }))
}

/** What makes an element the same as another: its `value`, compared as its attribute asks, else all that it contains but `primary`. */
export function identityOf(element: JsonObject, attribute: SchemaAttribute): string {
  const { value } = element
  if (value === undefined) return contentOf(foldValue(element, attribute), ([key]) => key !== 'primary')
  const sub = attributeNamed(attribute.subAttributes, 'value')
  return JSON.stringify(sub ? foldValue(value, sub) : value)
}

/** What an element is for, in lower case, or '' when it does not say. One address may be both work and home. */
export function typeOf({ type }: JsonObject): string {
  return typeof type === 'string' ? type.toLowerCase() : ''
}

/** All that an element says, whatever the order of its keys; `isPart` leaves parts out. */
export function contentOf(element: Json, isPart: (entry: [string, Json]) => boolean = () => true): string {
  return JSON.stringify(isJsonObject(element) ? Object.entries(element).filter(isPart).sort() : element)
}

/** A list after a change, and which of its elements the change made or altered. */
export type ElementChange = { elements: JsonObject[]; touched: JsonObject[] }

/**
 * Takes out what has the type and value of an element that the change made or altered, and which is an object of its own (RFC 7643 §2.4).
 * Of several such the first stays; where it does not say whether it is primary, it is when one of the others was.
 */
export function withoutDoubles({ elements, touched }: ElementChange, attribute: SchemaAttribute): ElementChange {
  const keyOf = (element: JsonObject) => identityOf(element, attribute) + typeOf(element)
  const first = new Map<string, JsonObject>()
  for (const element of touched) if (!first.has(keyOf(element))) first.set(keyOf(element), element)
  const kept = elements.filter((element) => {
    const same = first.get(keyOf(element)) ?? element
    if (same !== element && element.primary === true) same.primary ??= true
    return same === element
  })
  return { elements: kept, touched: touched.filter((element) => first.get(keyOf(element)) === element) }
}

/** Takes `primary` from all others when a change made an element primary (RFC 7644 §3.5.2). */
export function settlePrimary({ elements, touched }: ElementChange): JsonObject[] {
  const primary = touched.findLast((element) => element.primary === true)
  if (!primary) return elements
  return elements.map((element) => (element !== primary && element.primary === true ? { ...element, primary: false } : element))
}
