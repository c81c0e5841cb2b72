import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { applyPatch } from '../apply-patch'
import { coerceResource } from '../coerce-resource'
import { isStored } from '../coerce-attribute'
import { isJsonObject, type Json, type JsonObject, type ScimResource } from '../json'
import { parsePatchOp } from '../messages/patch-op'
import type { ResourceDefinition, Schema, SchemaAttribute } from '../schemas/schema-types'
import { userDefinition } from '../schemas/user-definition'
import { ScimError } from '../scim-error'
import { testGroupDefinition } from '../test-group-definition'

type Place = { schema: Schema; top: SchemaAttribute }
type Operation = { op: string; path?: string; value?: Json }

const RUNS = { numRuns: 400 }

describe.each([userDefinition, testGroupDefinition])('PATCH of a $name', (definition) => {
  const places = [definition.schema, ...definition.extensions].flatMap((schema) =>
    schema.attributes.filter(({ mutability }) => mutability === 'readWrite').map((top) => ({ schema, top })),
  )
  const optional = places.filter(({ top }) => !top.required)
  const patched = (resource: ScimResource, ...list: Operation[]) =>
    applyPatch({ resource, patch: parsePatchOp({ Operations: list }), definition })

  it('gives what would be stored as it is, and leaves what it was given alone', () => {
    check(resources(definition), fc.array(operations(places), { minLength: 1, maxLength: 4 }), (before, list) => {
      const after = patched(deepFreeze(before), ...list)
      expect(coerceResource(after, definition)).toEqual(after)
    })
  })

  it.each(['add', 'replace', 'remove'])('%s twice is %s once', (op) => {
    check(resources(definition), operations(op === 'remove' ? optional : places, op), (before, operation) => {
      const once = patched(before, operation)
      expect(patched(once, operation)).toEqual(once)
      expect(patched(before, operation, operation)).toEqual(once)
    })
  })

  it('changes nothing when a replace or an add says what is there', () => {
    check(resources(definition), fc.constantFrom('add', 'replace'), (before, op) => {
      const list = placesOf(before, places).map(({ place, value }) => ({ op, path: pathOf(place), value }))
      expect(patched(before, ...list)).toEqual(before)
      expect(patched(before, { op, value: before })).toEqual(before)
    })
  })

  it('takes the attribute away when a remove follows an add', () => {
    check(resources(definition), operations(optional, 'add', 'whole'), (before, operation) => {
      const { path = '' } = operation
      expect(patched(before, operation, { op: 'remove', path })).toEqual(patched(before, { op: 'remove', path }))
    })
  })

  it('takes an added value away when it is removed by itself, and leaves the others', () => {
    const lists = places.filter(({ top }) => top.multiValued && top.subAttributes?.some(({ name }) => name === 'value'))
    check(resources(definition), fc.constantFrom(...lists), (before, place) => {
      const added = { op: 'add', path: pathOf(place), value: [{ value: 'one of a kind' }] }
      for (const removal of [
        { ...added, op: 'remove' },
        { op: 'remove', path: `${pathOf(place)}[value eq "one of a kind"]` },
      ]) {
        expect(patched(before, added, removal)).toEqual(before)
      }
    })
  })

  it('comes to the same in any order when the attributes are different ones', () => {
    check(resources(definition), fc.array(operations(places), { minLength: 2, maxLength: 6 }), (before, list) => {
      const independent = list.filter(
        (operation, index) => list.findIndex(({ path }) => topOf(path ?? '') === topOf(operation.path ?? '')) === index,
      )
      expect(patched(before, ...independent.toReversed())).toEqual(patched(before, ...independent))
    })
  })

  it('comes to the same in one request as in one request for each operation', () => {
    check(resources(definition), fc.array(operations(places), { minLength: 1, maxLength: 5 }), (before, list) => {
      const oneByOne = list.reduce((resource, operation) => patched(resource, operation), before)
      expect(patched(before, ...list)).toEqual(oneByOne)
    })
  })

  it('leaves at most one value primary when a change made one primary', () => {
    const lists = places.filter(({ top }) => top.subAttributes?.some(({ name }) => name === 'primary'))
    if (lists.length === 0) return
    check(resources(definition), fc.tuple(fc.constantFrom(...lists), fc.nat(2)), (before, [place, index]) => {
      const path = `${place.top.name}[${filterFor(place.top, index)}].primary`
      const list = patched(before, { op: 'Replace', path, value: 'True' })[place.top.name]
      const elements = Array.isArray(list) ? list.filter(isJsonObject) : []
      expect(elements.filter(({ primary }) => primary === true)).toHaveLength(1)
    })
  })

  it('refuses whatever it does not take with a ScimError, and pollutes nothing', () => {
    const paths = fc.oneof(fc.string(), fc.constantFrom(...places.map(pathOf)), roughPaths(places))
    const operation = fc.record(
      { op: fc.constantFrom('add', 'Remove', 'REPLACE'), path: paths, value: jsonValues() },
      { requiredKeys: ['op'] },
    )
    const bodies = fc.oneof(jsonValues(), fc.record({ Operations: fc.oneof(jsonValues(), fc.array(operation, { maxLength: 4 })) }))
    check(resources(definition), bodies, (before, body) => {
      try {
        const after = applyPatch({ resource: deepFreeze(before), patch: parsePatchOp(body), definition })
        expect(coerceResource(after, definition)).toEqual(after)
      } catch (error) {
        expect(error).toBeInstanceOf(ScimError)
      }
    })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

function check<A, B>(first: fc.Arbitrary<A>, second: fc.Arbitrary<B>, law: (a: A, b: B) => void): void {
  fc.assert(fc.property(first, second, law), RUNS)
}

/** Operations that are valid whatever the resource has: on an attribute, on a sub-attribute, on selected values. */
function operations(places: Place[], op?: string, how?: 'whole'): fc.Arbitrary<Operation> {
  const ops = op ? fc.constant(op) : fc.constantFrom('add', 'Replace', 'remove')
  return fc.tuple(ops, fc.constantFrom(...places)).chain(([chosen, place]) => {
    const removes = chosen.toLowerCase() === 'remove'
    const usable = removes && place.top.required ? 'replace' : chosen
    const whole = fc.record({ op: fc.constant(usable), path: fc.constant(pathOf(place)), value: valuesOf(place.top) })
    const parts = (place.top.subAttributes ?? [])
      .filter(({ mutability }) => mutability === 'readWrite')
      .map((sub) => part(usable, place, sub))
    const any = how === 'whole' || parts.length === 0 ? whole : fc.oneof(whole, ...parts)
    return any.map((operation) => (usable === 'remove' ? { op: operation.op, path: operation.path } : operation))
  })
}

function part(op: string, place: Place, sub: SchemaAttribute): fc.Arbitrary<Operation> {
  const dotted = fc.record({ op: fc.constant(op), path: fc.constant(`${pathOf(place)}.${sub.name}`), value: valuesOf(sub) })
  const usesKey = sub.name === keyOf(place.top)
  if (!place.top.multiValued) return dotted
  if (usesKey) return fc.constant({ op, path: `${pathOf(place)}[${filterFor(place.top, 0)}]`, value: { [keyOf(place.top)]: keyValue(0) } })
  return fc
    .tuple(fc.nat(2), valuesOf(sub))
    .map(([index, value]) => ({ op, path: `${pathOf(place)}[${filterFor(place.top, index)}].${sub.name}`, value }))
}

function keyOf(top: SchemaAttribute): string {
  return top.subAttributes?.some(({ name }) => name === 'type') ? 'type' : 'value'
}

function filterFor(top: SchemaAttribute, index: number): string {
  return `${keyOf(top)} eq "${keyValue(index)}"`
}

function keyValue(index: number): string {
  return ['work', 'Home', 'other'][index] ?? 'work'
}

function topOf(path: string): string {
  return /^[^[.]*/.exec(path.slice(path.lastIndexOf(':', path.indexOf('[') < 0 ? path.length : path.indexOf('[')) + 1))?.[0] ?? ''
}

function pathOf({ schema, top }: Place): string {
  return schema.id.includes('extension') ? `${schema.id}:${top.name}` : top.name
}

function placesOf(resource: ScimResource, places: Place[]): { place: Place; value: Json }[] {
  return places.flatMap((place) => {
    const extension = resource[place.schema.id]
    const value = (isJsonObject(extension) ? extension : resource)[place.top.name]
    return value === undefined ? [] : [{ place, value }]
  })
}

/** Resources as they are stored, with any of the attributes of their schemas. */
function resources(definition: ResourceDefinition): fc.Arbitrary<ScimResource> {
  const extensions = Object.fromEntries(definition.extensions.map(({ id, attributes }) => [id, objects(attributes)]))
  return fc
    .tuple(objects(definition.schema.attributes), fc.record(extensions, { noNullPrototype: true }))
    .map(([core, more]) => coerceResource({ ...core, ...more }, definition))
}

function objects(attributes: SchemaAttribute[]): fc.Arbitrary<JsonObject> {
  const stored = attributes.filter(isStored)
  const required = stored.filter((attribute) => attribute.required).map(({ name }) => name)
  return fc.record(Object.fromEntries(stored.map((attribute) => [attribute.name, valuesOf(attribute)])), {
    requiredKeys: required,
    noNullPrototype: true,
  })
}

/** Valid values of an attribute, from so few that they meet again. */
function valuesOf(attribute: SchemaAttribute): fc.Arbitrary<Json> {
  const { multiValued, ...single } = attribute
  if (multiValued) return fc.array(valuesOf({ ...single, multiValued: false }), { minLength: 1, maxLength: 4 })
  switch (attribute.type) {
    case 'complex':
      return objects(attribute.subAttributes ?? []).filter((object) =>
        Object.keys(object).some((key) => key !== 'primary' && key !== 'type'),
      )
    case 'boolean':
      return fc.constantFrom<Json>(true, false, 'True', 'False')
    case 'integer':
      return fc.nat(3)
    case 'dateTime':
      return fc.constantFrom('2026-01-31T08:00:00Z', '2026-01-31T09:00:00+01:00')
    default:
      return attribute.name === 'type' ? fc.nat(2).map(keyValue) : fc.constantFrom('a', 'A', 'b', 'ß', ' x ')
  }
}

function jsonValues(): fc.Arbitrary<Json> {
  const hostile = fc.constantFrom<Json>('\0', '\ud800', '__proto__', '', 'True', '{"value":"x"}', 1e308, -0)
  const named = fc.dictionary(
    fc.constantFrom('value', 'emails', 'name.givenName', '__proto__', 'constructor', 'active', 'members'),
    fc.jsonValue(),
  )
  return fc.oneof(
    fc.jsonValue().map((value) => value as Json),
    hostile,
    named.map((value) => value as Json),
  )
}

/** Texts that nearly are paths. */
function roughPaths(places: Place[]): fc.Arbitrary<string> {
  const pieces = fc.constantFrom(
    '[',
    ']',
    '.',
    ':',
    '"',
    'type eq "work"',
    ' and ',
    'not (',
    ')',
    'value',
    'pr',
    '__proto__',
    'polluted',
    'urn:',
  )
  return fc.array(fc.oneof(pieces, fc.constantFrom(...places.map(pathOf))), { maxLength: 7 }).map((list) => list.join(''))
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze)
  return value
}
