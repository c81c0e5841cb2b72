import { asObject, member, type JsonObject } from './json'
import { ENTERPRISE_USER } from './urns'

/** A target of Entra's attribute mapping: `title`, `name.givenName`, `emails[type eq "work"].value` or `urn:…:User:department`. */
export type ScimPath = { extension: boolean; attribute: string; type?: string; subAttribute?: string }

/** Takes the text of a mapping target apart. */
export function parseScimPath(text: string): ScimPath {
  if (text.startsWith(`${ENTERPRISE_USER}:`)) return { extension: true, attribute: text.slice(ENTERPRISE_USER.length + 1) }
  const typed = /^(\w+)\[type eq "(\w+)"\]\.(\w+)$/.exec(text)
  if (typed) return { extension: false, attribute: typed[1] ?? '', type: typed[2], subAttribute: typed[3] }
  const [attribute = '', subAttribute] = text.split('.')
  return { extension: false, attribute, subAttribute }
}

/** The value that a resource has under a mapping target; undefined where it has none. */
export function readScimPath(resource: JsonObject, text: string): unknown {
  const path = parseScimPath(text)
  const holder = path.extension ? asObject(member(resource, ENTERPRISE_USER)) : resource
  const value = member(holder, path.attribute)
  if (path.subAttribute === undefined) return value
  if (path.type === undefined) return member(asObject(value), path.subAttribute)
  if (!Array.isArray(value)) return undefined
  const element = value.map(asObject).find((candidate) => member(candidate, 'type') === path.type)
  return member(element, path.subAttribute)
}

/** Puts a value where a mapping target says, making what is missing on the way. Of e-mail addresses Entra marks the work one primary. */
export function writeScimPath(resource: JsonObject, text: string, value: unknown): void {
  const path = parseScimPath(text)
  const holder = path.extension ? childObject(resource, ENTERPRISE_USER) : resource
  if (path.subAttribute === undefined) holder[path.attribute] = value
  else if (path.type === undefined) childObject(holder, path.attribute)[path.subAttribute] = value
  else typedElement(holder, path.attribute, path.type)[path.subAttribute] = value
}

function childObject(holder: JsonObject, key: string): JsonObject {
  const child = asObject(holder[key]) ?? {}
  holder[key] = child
  return child
}

function typedElement(holder: JsonObject, key: string, type: string): JsonObject {
  const list: unknown[] = Array.isArray(holder[key]) ? holder[key] : []
  holder[key] = list
  const present = list.map(asObject).find((element) => element?.type === type)
  if (present) return present
  const element: JsonObject = key === 'emails' && type === 'work' ? { primary: true, type } : { type }
  list.push(element)
  return element
}
