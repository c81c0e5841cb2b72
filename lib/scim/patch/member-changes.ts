import { readJsonText } from '../entra/bare-values'
import { readKeys } from '../entra/dotted-keys'
import type { Filter } from '../filter/ast'
import { isJsonObject, type Json } from '../json'
import type { PatchOp, PatchOperation } from '../messages/patch-op'
import type { ResourceDefinition, SchemaAttribute } from '../schemas/schema-types'
import { ScimError } from '../scim-error'
import { memberIds, removedMemberIds } from './member-ids'
import { type AttributeTarget, readTarget } from './patch-target'

/** One change of a list of members that can be made without looking at the list. Ids are texts as sent, each once. */
export type MemberChange =
  | { kind: 'add'; ids: string[] }
  | { kind: 'remove'; ids: string[] }
  | { kind: 'removeMatching'; filter: Filter }
  | { kind: 'removeAll' }
  | { kind: 'replaceAll'; ids: string[] }

/** A PATCH in two: `attributes` for `applyPatch` on the resource without members, and the changes of members in their order. */
export type SplitPatch = { attributes: PatchOp; members: MemberChange[] }

type Members = { definition: ResourceDefinition; attribute: SchemaAttribute }
type Change = { operation: PatchOperation; target: AttributeTarget; members: SchemaAttribute }

/** Adding null changes nothing: it keeps the other operations at their index, which messages name. */
const NOTHING: PatchOperation = { op: 'add', path: 'externalId', value: null }

/**
 * Takes the changes of `members` out of a PATCH (RFC 7644 §3.5.2), so that its cost follows what it sends and not the list. Takes every
 * shape of Entra and of the vendor's SDKs. Throws ScimError 400 invalidPath, invalidFilter, invalidValue, noTarget, or mutability for
 * `display` and for a change of what a member is; the detail names the operation.
 */
export function splitMemberChanges(patch: PatchOp, definition: ResourceDefinition): SplitPatch {
  const attribute = definition.schema.attributes.find(({ name }) => name === 'members')
  if (!attribute) return { attributes: patch, members: [] }
  const parts = patch.Operations.map((operation, index) => {
    try {
      return splitOperation(operation, { definition, attribute })
    } catch (error) {
      throw error instanceof ScimError ? error.within(`Operations[${index}] (${operation.op} ${operation.path ?? 'members'})`) : error
    }
  })
  return {
    attributes: { Operations: parts.map(({ rest }) => rest) },
    members: parts.flatMap(({ changes }) => changes),
  }
}

function splitOperation(operation: PatchOperation, members: Members): { rest: PatchOperation; changes: MemberChange[] } {
  const { definition, attribute } = members
  const target = operation.path === undefined ? undefined : readTarget(definition, operation.path)
  if (target?.kind === 'attribute') {
    if (target.top !== attribute) return { rest: operation, changes: [] }
    return { rest: NOTHING, changes: changesOf({ operation, target, members: attribute }) }
  }
  const { value } = operation
  const source = typeof value === 'string' ? readJsonText(value) : value
  if ((target && target.schema !== definition.schema) || !isJsonObject(source)) return { rest: operation, changes: [] }
  const changes = readKeys({ source, definition }).flatMap((keyed) =>
    keyed.target.top === attribute
      ? changesOf({ operation: { ...operation, value: keyed.value }, target: keyed.target, members: attribute })
      : [],
  )
  return { rest: { ...operation, value: withoutMembers(source, members) }, changes }
}

function withoutMembers(source: { [key: string]: Json }, { definition, attribute }: Members): { [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(source).filter(
      ([key, value]) => !readKeys({ source: { [key]: value }, definition }).some(({ target }) => target.top === attribute),
    ),
  )
}

function changesOf({ operation, target, members }: Change): MemberChange[] {
  const { op, path, value } = operation
  const { top, leaf, valueFilter } = target
  if (leaf.mutability === 'readOnly')
    throw new ScimError('mutability', `"${path}" is readOnly and is set by this service alone. Leave the operation out.`)
  if (leaf !== top) return changesOfPart({ operation, target, members })
  if (valueFilter) return changesOfSelected({ operation, target, members })
  if (op === 'remove') return removeValues(value, members)
  if (op === 'add') return addValues(value, members)
  const ids = value === '' ? [] : memberIds(value, members)
  return [ids.length === 0 ? { kind: 'removeAll' } : { kind: 'replaceAll', ids }]
}

/** Without a value all, with one only those in it (lib/scim/entra/remove-with-value.ts). */
function removeValues(value: Json | undefined, members: SchemaAttribute): MemberChange[] {
  if (value === undefined || value === null) return [{ kind: 'removeAll' }]
  const ids = removedMemberIds(value, members)
  return ids.length === 0 ? [] : [{ kind: 'remove', ids }]
}

function addValues(value: Json | undefined, members: SchemaAttribute): MemberChange[] {
  const ids = memberIds(value, members)
  return ids.length === 0 ? [] : [{ kind: 'add', ids }]
}

/** `members.value` adds and removes like `members`; what a member is can never be changed (RFC 7643 §8.7.1: immutable). */
function changesOfPart({ operation, target, members }: Change): MemberChange[] {
  const { op, path, value } = operation
  const { leaf, valueFilter } = target
  const hasValue = value !== undefined && value !== null && value !== ''
  if (leaf.name === 'value' && hasValue && !valueFilter) {
    if (op === 'add') return addValues(value, members)
    if (op === 'remove') return removeValues(value, members)
  }
  if (leaf.name === 'value' && hasValue && valueFilter && op === 'add') return addDescribed({ operation, target, members })
  throw new ScimError('mutability', `"${path}" is immutable: a member cannot become another. Remove the member and add the other one.`)
}

function changesOfSelected(change: Change): MemberChange[] {
  const { operation, target } = change
  const { op, value } = operation
  if (op === 'add' && value === null) return []
  if (op !== 'remove' && value !== null && value !== '') return addDescribed(change)
  const { valueFilter } = target
  if (!valueFilter) return []
  const ids = comparedIds(valueFilter)
  return [ids ? { kind: 'remove', ids } : { kind: 'removeMatching', filter: valueFilter }]
}

/** `members[value eq "5"]` adds what its filter names; the value may say the same again, or nothing. */
function addDescribed({ operation, target, members }: Change): MemberChange[] {
  const ids = target.valueFilter ? comparedIds(target.valueFilter) : null
  if (!ids) throw new ScimError('noTarget', `"${operation.path}" names no member to add. Select by value eq and "or" only.`)
  const { value } = operation
  const saysMore = !isJsonObject(value) || Object.keys(value).some((key) => /^(value|\$ref|type)$/i.test(key) && value[key] !== null)
  const given = saysMore ? memberIds(value, members) : []
  if (given.every((id) => ids.includes(id))) return [{ kind: 'add', ids }]
  throw new ScimError('mutability', 'The value is another member than the path selects. Remove the one and add the other.')
}

/** The ids of a filter that is `value eq` or `$ref eq`, or several of them joined by `or`; null for any other. */
function comparedIds(filter: Filter): string[] | null {
  if (filter.kind === 'or') {
    const parts = filter.operands.map(comparedIds)
    return parts.some((part) => part === null) ? null : [...new Set(parts.flatMap((part) => part ?? []))]
  }
  if (filter.kind !== 'compare' || filter.op !== 'eq' || filter.value === null) return null
  const text = String(filter.value)
  const name = filter.path.attribute.toLowerCase()
  if (name === 'value') return [text]
  const id = name === '$ref' ? /(?:^|\/)Users\/([^/]+)$/i.exec(text)?.[1] : undefined
  return id === undefined ? null : [id]
}
