import { foldValue } from '../fold-resource'
import { isJsonObject, type JsonObject } from '../json'
import type { SchemaAttribute } from '../schemas/schema-types'
import { contentOf, type ElementChange, identityOf, typeOf } from './elements'
import { spend, type WorkBudget } from './work-budget'

type Addition = { list: JsonObject[]; additions: JsonObject[]; attribute: SchemaAttribute; budget: WorkBudget }

/**
 * Adds elements (RFC 7644 §3.5.2.1). One that says nothing new changes nothing. Else the element with its value, for the same purpose or where
 * either does not say its purpose, takes over what it says; but none takes back what another of the same operation said, so that adding the
 * same again changes nothing. At most one of `additions` is primary. Returns the whole list and, in `touched`, the elements that were added, changed or there already.
 * Throws ScimError 413 when that is too much work.
 */
export function addElements({ list, additions, attribute, budget }: Addition): ElementChange {
  const places = newPlaces(attribute, budget)
  list.forEach(places.append)
  const known = additions.map(places.claimHolder)
  const indices = additions.map((addition, position) => known[position] ?? places.merge(addition))
  const { elements } = places
  return { elements, touched: indices.flatMap((index) => elements.slice(index, index + 1)) }
}

/**
 * The elements of a list, found by what they say without looking through all of it: a long list of one value costs no more than another.
 * An element is claimed once an addition of this operation stands in it: from then on it may gain, and lose nothing.
 */
function newPlaces(attribute: SchemaAttribute, budget: WorkBudget) {
  const elements: JsonObject[] = []
  const folded: JsonObject[] = []
  const claimed = new Set<number>()
  const byContent = new Map<string, number>()
  const byIdentity = new Map<string, Map<string, Set<number>>>()

  const foldOf = (element: JsonObject) => {
    const value = foldValue(element, attribute)
    return isJsonObject(value) ? value : {}
  }

  function append(element: JsonObject): number {
    const index = elements.length
    write(element, index)
    const identity = identityOf(element, attribute)
    const types = byIdentity.get(identity) ?? new Map<string, Set<number>>()
    byIdentity.set(identity, types)
    enter(types, typeOf(element), index)
    return index
  }

  function write(element: JsonObject, index: number): void {
    elements[index] = element
    folded[index] = foldOf(element)
    for (const content of contentsOf(element)) if (!byContent.has(content)) byContent.set(content, index)
  }

  /** What an element says, as it is written and as it is compared. */
  function contentsOf(element: JsonObject): [string, string] {
    return [`= ${contentOf(element)}`, `~ ${contentOf(foldOf(element))}`]
  }

  /** The first element with the same value that may be for the same purpose and fits; those that say so go first. */
  function find(addition: JsonObject, fits: (index: number) => boolean): number | undefined {
    const types = byIdentity.get(identityOf(addition, attribute))
    if (!types) return undefined
    const type = typeOf(addition)
    const groups = type === '' ? new Set([types.get(''), ...types.values()]) : [types.get(type), types.get('')]
    for (const indices of groups) {
      for (const index of indices ?? []) {
        spend(budget, 1)
        if (fits(index)) return index
      }
    }
    return undefined
  }

  function claimHolder(addition: JsonObject): number | undefined {
    const said = foldOf(addition)
    const exact = contentsOf(addition)
      .map((content) => byContent.get(content))
      .find((index) => index !== undefined)
    const index = exact ?? find(addition, (candidate) => meets(said, candidate, (own, value) => own === value))
    if (index === undefined) return undefined
    claimed.add(index)
    // The same in other letters: the new spelling holds.
    elements[index] = { ...elements[index], ...addition }
    return index
  }

  function merge(addition: JsonObject): number {
    const holder = claimHolder(addition)
    if (holder !== undefined) return holder
    const said = foldOf(addition)
    const isFree = (index: number) => !claimed.has(index) || meets(said, index, (own, value) => own === undefined || own === value)
    const index = find(addition, isFree)
    const target = index === undefined ? append(addition) : extend(index, addition)
    claimed.add(target)
    return target
  }

  function extend(index: number, addition: JsonObject): number {
    const own = elements[index] ?? {}
    const element = { ...own, ...addition }
    for (const content of contentsOf(own)) if (byContent.get(content) === index) byContent.delete(content)
    write(element, index)
    if (typeOf(own) === '' && typeOf(element) !== '') {
      const types = byIdentity.get(identityOf(element, attribute))
      if (types) {
        types.get('')?.delete(index)
        enter(types, typeOf(element), index)
      }
    }
    return index
  }

  /** Whether each part of `said` and what the element at `index` has there meet a condition, both as texts of JSON. */
  function meets(said: JsonObject, index: number, isMet: (own: string | undefined, value: string | undefined) => boolean): boolean {
    const own = folded[index] ?? {}
    return Object.entries(said).every(([key, value]) => isMet(key in own ? JSON.stringify(own[key]) : undefined, JSON.stringify(value)))
  }

  return { elements, append, claimHolder, merge }
}

function enter(types: Map<string, Set<number>>, type: string, index: number): void {
  types.set(type, (types.get(type) ?? new Set()).add(index))
}
