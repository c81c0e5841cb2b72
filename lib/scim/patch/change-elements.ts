import { coerceAttribute, coerceObject, requireObject } from '../coerce-attribute'
import { elementFromFilter } from '../entra/create-from-value-filter'
import { withoutValues } from '../entra/remove-with-value'
import { readSingle } from '../entra/single-values-in-lists'
import { isJsonObject, type Json, type JsonObject } from '../json'
import type { SchemaAttribute } from '../schemas/schema-types'
import { ScimError } from '../scim-error'
import type { AttributeChange } from './attribute-change'
import { isEmptyObject, mergeObject, withSubAttribute } from './complex-value'
import { addElements } from './add-elements'
import { type ElementChange, elementsOf, settlePrimary, withoutDoubles } from './elements'
import { matchesFilter } from './match-filter'

/**
 * The elements of a multi-valued attribute after a change, or undefined when none is left (RFC 7644 §3.5.2).
 * Throws ScimError 400 invalidValue, or noTarget when a filter selects nothing and describes nothing to create.
 */
export function changeElements(change: AttributeChange): Json | undefined {
  const { container, top, leaf, valueFilter } = change
  const current = elementsOf(container[top.name])
  const isWhole = !valueFilter && leaf === top
  const elements = settlePrimary(isWhole ? changeAll(change, current) : changeSelected(change, current))
  if (elements.length === 0) return undefined
  return top.type === 'complex' ? elements : elements.map((element) => element.value ?? null)
}

function changeAll({ op, top, value, name, budget }: AttributeChange, current: JsonObject[]): ElementChange {
  if (op === 'remove') {
    const isAll = value === undefined || value === null
    return { elements: isAll ? [] : withoutValues({ elements: current, value, attribute: top, name }), touched: [] }
  }
  const given = elementsOf(coerceAttribute({ attribute: top, name }, value))
  return op === 'add' ? addElements({ list: current, additions: given, attribute: top, budget }) : { elements: given, touched: [] }
}

function changeSelected(change: AttributeChange, current: JsonObject[]): ElementChange {
  const { top, valueFilter } = change
  const edit = editOf(change)
  const touched: JsonObject[] = []
  const elements = current.flatMap((element) => {
    if (valueFilter && !matchesFilter(valueFilter, { element, attribute: top })) return [element]
    const edited = edit.apply(element)
    touched.push(edited)
    return isEmptyObject(edited) ? [] : [edited]
  })
  if (touched.length > 0 || edit.clears) return withoutDoubles({ elements, touched }, top)
  const created = edit.apply(describedElement(change))
  // What is created must be what the path speaks of: otherwise each repetition would find nothing again, and create another.
  if (valueFilter && !matchesFilter(valueFilter, { element: created, attribute: top })) throw noTarget(top.name)
  return withoutDoubles({ elements: [...elements, created], touched: [created] }, top)
}

/** What happens to each selected element; `clears` when nothing is set, so that nothing is created either. */
type Edit = { clears: boolean; apply: (element: JsonObject) => JsonObject }

function editOf({ op, top, leaf, valueFilter, value, name }: AttributeChange): Edit {
  if (leaf !== top) {
    const coerced = op === 'remove' ? undefined : coerceAttribute({ attribute: leaf, name }, value)
    const apply = (element: JsonObject) => {
      requireMutable(leaf, { from: element[leaf.name], to: coerced, name })
      return withSubAttribute({ object: element, sub: leaf, value: coerced })
    }
    return { clears: coerced === undefined, apply }
  }
  const single = readSingle(value ?? null)
  if (op === 'remove' || single === null || single === '') return { clears: true, apply: () => ({}) }
  const changes = requireObject({ attribute: top, name }, single)
  if (op === 'add' || !isJsonObject(single)) {
    return { clears: false, apply: (current) => mergeObject({ current, changes, attribute: top, op, name }) }
  }
  const described = valueFilter ? elementFromFilter(valueFilter, top) : undefined
  const replacement = { ...described, ...coerceObject({ attribute: top, name }, changes) }
  return { clears: false, apply: () => ({ ...replacement }) }
}

/** An immutable sub-attribute takes its first value and no other (RFC 7644 §3.5.2); with its element it may go. */
function requireMutable({ mutability }: SchemaAttribute, { from, to, name }: { from?: Json; to?: Json; name: string }): void {
  if (mutability !== 'immutable' || from === undefined || to === undefined || from === to) return
  throw new ScimError('mutability', `"${name}" is immutable. Remove the value and add another one instead.`)
}

function describedElement({ top, valueFilter }: AttributeChange): JsonObject {
  const element = valueFilter ? elementFromFilter(valueFilter, top) : {}
  if (element) return element
  throw noTarget(top.name)
}

function noTarget(name: string): ScimError {
  return new ScimError(
    'noTarget',
    `No value of "${name}" meets the filter of the path. Add the value first, or select by eq and "and" only.`,
  )
}
