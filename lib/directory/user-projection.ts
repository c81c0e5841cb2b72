import { fold, foldResource } from '@/lib/scim/fold-resource'
import type { Json, ScimResource } from '@/lib/scim/json'
import { ENTERPRISE_USER_URN } from '@/lib/scim/schemas/enterprise-user'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import { ScimError } from '@/lib/scim/scim-error'
import { plainLetters, plainWords } from './plain-letters'
import { MAX_INDEXED_BYTES, requireIndexable } from './require-indexable'
import type { UserColumns } from './user-store'

/** Attributes that columns hold, or that toScimUser derives. */
const HELD_ELSEWHERE = new Set(['id', 'meta', 'schemas', 'userName', 'externalId', 'active'])
const MAX_LABEL_LENGTH = 200
const MAX_SEARCH_WORDS = 100
const MAX_SEARCH_WORD_LENGTH = 100
const ADDRESS = /^[^\s@]+@[^\s@]+$/

/**
 * All that the table holds beside the SCIM resource itself, derived from it: every write goes through here, so that the columns cannot
 * disagree with the resource. `resource` has userName and active; id, meta and schemas are not looked at.
 * Throws ScimError 400 invalidValue when userName is missing, or it or externalId is longer than an index can hold.
 */
export function projectUser(resource: ScimResource): UserColumns {
  const { userName, externalId, active } = resource
  const attributes = Object.fromEntries(Object.entries(resource).filter(([key]) => !HELD_ELSEWHERE.has(key)))
  const columns = { userName: requireUserName(userName), externalId: text(externalId), active: active !== false }
  const userNameKey = fold(columns.userName)
  requireIndexable('userName', userNameKey)
  requireIndexable('externalId', columns.externalId ?? '')
  const label = clip(userLabel(resource), MAX_LABEL_LENGTH)
  const email = userEmail(resource)
  return {
    ...columns,
    userNameKey,
    attributes,
    folded: foldResource({ ...attributes, ...definedIdentity(columns) }, userDefinition),
    label,
    labelKey: plainLetters(label),
    email,
    emailKey: email && fold(email),
    searchText: searchText(resource, label),
  }
}

function definedIdentity({ userName, externalId, active }: { userName: string; externalId: string | null; active: boolean }): ScimResource {
  return externalId === null ? { userName, active } : { userName, externalId, active }
}

function requireUserName(value: Json | undefined): string {
  const userName = text(value)
  if (userName?.trim()) return userName
  throw new ScimError('invalidValue', 'userName is required and must not be empty. Map it to a value that every user has.')
}

function userLabel(resource: ScimResource): string {
  const name = members(resource.name)
  const parts = [text(name.givenName), text(name.familyName)].filter((part) => part !== null)
  const candidates = [text(resource.displayName), text(name.formatted), parts.join(' '), text(resource.userName)]
  return candidates.find((candidate) => candidate?.trim()) ?? ''
}

/** The primary address, else the one of type work, else the first; else userName. What is no address is passed over. */
function userEmail(resource: ScimResource): string | null {
  const emails = elements(resource.emails)
  const inOrder = [...emails.filter(({ primary }) => primary === true), ...emails.filter(({ type }) => type === 'work'), ...emails]
  const candidates = [...inOrder.map(({ value }) => text(value)), text(resource.userName)]
  return (
    candidates.find((candidate) => candidate && ADDRESS.test(candidate) && Buffer.byteLength(fold(candidate)) <= MAX_INDEXED_BYTES) ?? null
  )
}

function searchText(resource: ScimResource, label: string): string {
  const { formatted, familyName, givenName, middleName } = members(resource.name)
  const { employeeNumber } = members(resource[ENTERPRISE_USER_URN])
  const emails = elements(resource.emails).map(({ value }) => value)
  const sources = [label, formatted, familyName, givenName, middleName, resource.userName, ...emails, resource.externalId, employeeNumber]
  const words = new Set<string>()
  for (const source of sources) {
    for (const word of plainWords(text(source) ?? '')) {
      if (words.size < MAX_SEARCH_WORDS) words.add(clip(word, MAX_SEARCH_WORD_LENGTH))
    }
  }
  return [...words].join(' ')
}

/** At most `length` UTF-16 units, never half a character. */
function clip(value: string, length: number): string {
  return value.length <= length ? value : value.slice(0, length).replace(/\p{Cs}$/u, '')
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null
}

function members(value: Json | undefined): ScimResource {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
}

function elements(value: Json | undefined): ScimResource[] {
  return Array.isArray(value) ? value.map(members) : []
}
