import { attributeNamed } from '../attribute-named'
import { foldValue } from '../fold-resource'
import { isJsonObject, type Json, type JsonObject } from '../json'
import type { SchemaAttribute } from '../schemas/schema-types'

/** The stored elements of a multi-valued attribute; simple ones as `{ value }`, so that one code serves both. */
export function elementsOf(value: Json | undefined): JsonObject[] {
  if (!Array.isArray(value)) return []
  return value.map((element) => (isJsonObject(element) ? element : { value: element }))
}

/** What makes an element the same as another: its `value`, compared as its attribute asks, else all it contains. */
export function identityOf(element: JsonObject, attribute: SchemaAttribute): string {
  const { value } = element
  if (value === undefined) return JSON.stringify(Object.entries(element).sort())
  const sub = attributeNamed(attribute.subAttributes, 'value')
  return JSON.stringify(sub ? foldValue(value, sub) : value)
}

/** True unless both elements have a `type` and the types differ: one address may be both work and home. */
export function isSameType(left: JsonObject, right: JsonObject): boolean {
  const { type: a } = left
  const { type: b } = right
  if (typeof a !== 'string' || typeof b !== 'string') return true
  return a.toLowerCase() === b.toLowerCase()
}

type Addition = { list: JsonObject[]; additions: JsonObject[]; attribute: SchemaAttribute }

/**
 * Adds elements (RFC 7644 §3.5.2.1). One that is there already is not doubled: it takes over what the new one says.
 * Returns the whole list and, in `touched`, the elements that were added or changed.
 */
export function addElements({ list, additions, attribute }: Addition): ElementChange {
  const elements = [...list]
  const touched: JsonObject[] = []
  const places = new Map<string, number[]>()
  const remember = (element: JsonObject, index: number) => {
    const identity = identityOf(element, attribute)
    places.set(identity, [...(places.get(identity) ?? []), index])
  }
  elements.forEach(remember)
  for (const addition of additions) {
    const candidates = places.get(identityOf(addition, attribute)) ?? []
    const index = candidates.find((candidate) => isSameType(elements[candidate] ?? {}, addition))
    const element = { ...(index === undefined ? {} : elements[index]), ...addition }
    if (index === undefined) remember(element, elements.push(element) - 1)
    else elements[index] = element
    touched.push(element)
  }
  return { elements, touched }
}

/** A list after a change, and which of its elements the change made or altered. */
export type ElementChange = { elements: JsonObject[]; touched: JsonObject[] }

/** Takes `primary` from all others when a change made an element primary (RFC 7644 §3.5.2). */
export function settlePrimary({ elements, touched }: ElementChange): JsonObject[] {
  const primary = touched.findLast((element) => element.primary === true)
  if (!primary) return elements
  return elements.map((element) => (element !== primary && element.primary === true ? { ...element, primary: false } : element))
}
