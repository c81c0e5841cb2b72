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

type Addition = { list: JsonObject[]; additions: JsonObject[]; attribute: SchemaAttribute }

/**
 * Adds elements (RFC 7644 §3.5.2.1). One that is there already is not doubled: it takes over what the new one says.
 * Returns the whole list and, in `touched`, the elements that were added or changed.
 */
export function addElements({ list, additions, attribute }: Addition): ElementChange {
  const elements = [...list]
  const touched: JsonObject[] = []
  const places = newPlaces(attribute)
  elements.forEach(places.remember)
  for (const addition of additions) {
    const index = places.find(addition)
    const known = index === undefined ? undefined : elements[index]
    const element = { ...known, ...addition }
    if (index === undefined || !known) places.remember(element, elements.push(element) - 1)
    else {
      places.forget(known)
      places.remember(element, index)
      elements[index] = element
    }
    touched.push(element)
  }
  return { elements, touched }
}

/**
 * Where elements are in a list. The same one is first that which says all the same, then one for the same purpose, then one where
 * either does not say its purpose. It looks nothing through, so that a long list of one value costs no more than another.
 */
function newPlaces(attribute: SchemaAttribute) {
  const byContent = new Map<string, number>()
  const byIdentity = new Map<string, Map<string, number>>()

  function find(element: JsonObject): number | undefined {
    const exact = byContent.get(contentOf(element))
    const types = byIdentity.get(identityOf(element, attribute))
    if (exact !== undefined || !types) return exact
    const type = typeOf(element)
    return types.get(type) ?? (type === '' ? types.values().next().value : types.get(''))
  }

  function remember(element: JsonObject, index: number): void {
    const identity = identityOf(element, attribute)
    const types = byIdentity.get(identity) ?? new Map<string, number>()
    if (!types.has(typeOf(element))) types.set(typeOf(element), index)
    byIdentity.set(identity, types)
    if (!byContent.has(contentOf(element))) byContent.set(contentOf(element), index)
  }

  function forget(element: JsonObject): void {
    byContent.delete(contentOf(element))
    byIdentity.get(identityOf(element, attribute))?.delete(typeOf(element))
  }

  return { find, remember, forget }
}

function contentOf(element: Json, isPart: (entry: [string, Json]) => boolean = () => true): string {
  return JSON.stringify(isJsonObject(element) ? Object.entries(element).filter(isPart).sort() : element)
}

/** A list after a change, and which of its elements the change made or altered. */
export type ElementChange = { elements: JsonObject[]; touched: JsonObject[] }

/** Takes `primary` from all others when a change made an element primary (RFC 7644 §3.5.2). */
export function settlePrimary({ elements, touched }: ElementChange): JsonObject[] {
  const primary = touched.findLast((element) => element.primary === true)
  if (!primary) return elements
  return elements.map((element) => (element !== primary && element.primary === true ? { ...element, primary: false } : element))
}
