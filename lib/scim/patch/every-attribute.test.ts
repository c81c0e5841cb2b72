import { describe, expect, it } from 'vitest'

import { applyPatch } from '../apply-patch'
import { isStored } from '../coerce-attribute'
import type { Json, JsonObject, ScimResource } from '../json'
import { parsePatchOp } from '../messages/patch-op'
import { commonAttributes } from '../schemas/common'
import { groupDefinition } from '../schemas/group'
import type { ResourceDefinition, Schema, SchemaAttribute } from '../schemas/schema-types'
import { userDefinition } from '../schemas/user-definition'
import { ScimError } from '../scim-error'

type Op = 'add' | 'replace' | 'remove'
type Place = { definition: ResourceDefinition; schema: Schema; top: SchemaAttribute; sub?: SchemaAttribute }
type Spelling = { spelling: string; operation: (place: Place, op: Op, value: Json) => JsonObject }
type Dialect = { dialect: string; say: (operation: JsonObject) => JsonObject }

const places: Place[] = [userDefinition, groupDefinition].flatMap((definition) =>
  [definition.schema, ...definition.extensions].flatMap((schema) => schema.attributes.map((top) => ({ definition, schema, top }))),
)
const writable = places.filter(({ top }) => top.mutability === 'readWrite')
const parts = writable.flatMap((place) => (place.top.subAttributes ?? []).map((sub) => ({ ...place, sub })))
const singleParts = parts.filter(({ top, sub }) => !top.multiValued && sub.mutability === 'readWrite')
const listParts = parts.filter(({ top, sub }) => top.multiValued && sub.mutability === 'readWrite')

const dialects: Dialect[] = [
  { dialect: 'with the flag', say: (operation) => operation },
  {
    dialect: 'without the flag',
    say: ({ op, value, ...rest }) => ({
      ...rest,
      op: String(op).charAt(0).toUpperCase() + String(op).slice(1),
      ...(value !== undefined && { value: booleansAsText(value) }),
    }),
  },
]

const spellings: Spelling[] = [
  { spelling: 'by path', operation: (place, op, value) => ({ op, path: nameOf(place), value }) },
  { spelling: 'by path in capitals', operation: (place, op, value) => ({ op, path: nameOf(place).toUpperCase(), value }) },
  { spelling: 'by path with its URN', operation: (place, op, value) => ({ op, path: urnOf(place), value }) },
  { spelling: 'without path', operation: (place, op, value) => ({ op, value: { [nameOf(place)]: value } }) },
  { spelling: 'without path, with its URN', operation: (place, op, value) => ({ op, value: { [urnOf(place)]: value } }) },
  {
    spelling: 'in the object of its schema',
    operation: (place, op, value) => ({ op, value: { [place.schema.id]: nested(place, value) } }),
  },
  { spelling: 'by the URN of its schema', operation: (place, op, value) => ({ op, path: place.schema.id, value: nested(place, value) }) },
]
const byPath = spellings.filter(({ spelling }) => spelling.startsWith('by path'))
const ways = dialects.flatMap((dialect) => spellings.map((spelling) => ({ ...dialect, ...spelling })))
const waysByPath = dialects.flatMap((dialect) => byPath.map((spelling) => ({ ...dialect, ...spelling })))

it('the schemas have what these tests are about', () => {
  expect([writable.length, singleParts.length, listParts.length].every((count) => count > 5)).toBe(true)
})

describe.each([...writable, ...singleParts].map((place) => ({ title: titleOf(place), place })))('$title', ({ place }) => {
  const [first, second] = [sample(place.sub ?? place.top, 0), sample(place.sub ?? place.top, 1)]
  const empty = baseOf(place)
  const filled = withValue(empty, place, first)

  it.each(ways)('is added $spelling, $dialect', ({ operation, say }) => {
    expect(patched(place, empty, say(operation(place, 'add', first)))).toEqual(filled)
  })

  it.each(ways)('is added to what is there $spelling, $dialect', ({ operation, say }) => {
    const both = Array.isArray(first) && Array.isArray(second) ? [...first, ...second] : second
    expect(patched(place, filled, say(operation(place, 'add', second)))).toEqual(withValue(empty, place, both))
  })

  it.each(ways)('is replaced $spelling, $dialect', ({ operation, say }) => {
    expect(patched(place, filled, say(operation(place, 'replace', second)))).toEqual(withValue(empty, place, second))
  })

  it.each(ways)('is added by a replace of nothing $spelling, $dialect', ({ operation, say }) => {
    expect(patched(place, empty, say(operation(place, 'replace', first)))).toEqual(filled)
  })

  it.each(waysByPath)('is removed $spelling, $dialect', ({ operation, say }) => {
    const { op, path } = operation(place, 'remove', null)
    const removal = say({ op: op ?? null, path: path ?? null })
    if (place.top.required) expect(scimTypeOf(() => patched(place, filled, removal))).toBe('mutability')
    else expect(patched(place, filled, removal)).toEqual(empty)
  })

  it.each(ways)('is cleared by null $spelling, $dialect', ({ operation, say }) => {
    const clearing = say(operation(place, 'replace', null))
    if (place.top.required) expect(scimTypeOf(() => patched(place, filled, clearing))).toBe('invalidValue')
    else expect(patched(place, filled, clearing)).toEqual(empty)
  })

  it.each(ways)('refuses what it is not $spelling, $dialect', ({ operation, say }) => {
    for (const op of ['add', 'replace'] as const) {
      expect(scimTypeOf(() => patched(place, filled, say(operation(place, op, wrongValue(place.sub ?? place.top)))))).toBe('invalidValue')
    }
  })
})

describe.each(listParts.map((place) => ({ title: titleOf(place), place })))('$title', ({ place }) => {
  const { top, sub } = place
  const key = sub.name === 'type' || !hasPart(top, 'type') ? keyPart(top, sub) : 'type'
  const [selected, other] = [elementOf(top, 0), elementOf(top, 1)]
  const path = `${top.name}[${key} eq ${JSON.stringify(selected[key])}].${sub.name}`
  const before = withValue(baseOf(place), place, [selected, other])
  const value = sub.type === 'boolean' ? false : sample(sub, 2)

  it.each(dialects)('is added and replaced in the selected element alone, $dialect', ({ say }) => {
    const after = withValue(baseOf(place), place, [{ ...selected, [sub.name]: value }, other])
    for (const prefix of ['', `${place.schema.id}:`]) {
      for (const op of ['add', 'replace']) expect(patched(place, before, say({ op, path: prefix + path, value }))).toEqual(after)
    }
  })

  it.each(dialects)('is removed from the selected element alone, $dialect', ({ say }) => {
    const rest = Object.fromEntries(Object.entries(selected).filter(([name]) => name !== sub.name))
    const after = withValue(baseOf(place), place, sub.name === 'value' ? [other] : [rest, other])
    expect(patched(place, before, say({ op: 'remove', path }))).toEqual(after)
    for (const nothing of [null, '']) expect(patched(place, before, say({ op: 'replace', path, value: nothing }))).toEqual(after)
  })

  it.each(dialects)('is set in every element that the filter selects, $dialect', ({ say }) => {
    const all = `${top.name}[${key} pr].${sub.name}`
    const written = { op: 'replace', path: all, value }
    const after = [selected, other].map((element) => ({ ...element, [sub.name]: value }))
    expect(patched(place, before, say(written))).toEqual(withValue(baseOf(place), place, after))
  })

  it.each(dialects)('creates the element that the filter describes, $dialect', ({ say }) => {
    for (const op of ['add', 'replace']) {
      const created = patched(place, baseOf(place), say({ op, path, value }))
      const expected = { [key]: selected[key] ?? null, [sub.name]: value }
      expect(created).toEqual(withValue(baseOf(place), place, [expected]))
    }
  })
})

describe('what is not the client’s to set', () => {
  const readOnly: Place[] = [
    ...places.filter(({ top }) => top.mutability === 'readOnly'),
    ...places.flatMap((place) => partsThat(place, 'readOnly')),
    ...[userDefinition, groupDefinition].flatMap((definition) => {
      const commons = commonAttributes.filter(({ name, mutability }) => mutability === 'readOnly' && name !== 'schemas')
      return commons.flatMap((top) => {
        const place = { definition, schema: definition.schema, top }
        return [place, ...partsThat(place, 'readOnly')]
      })
    }),
  ]

  it.each(readOnly.map((place) => ({ title: titleOf(place), place })))(
    '$title is refused by path and has no effect without',
    ({ place }) => {
      const before = baseOf(place)
      const value = sample(place.sub ?? place.top, 0)
      for (const { say, operation } of waysByPath) {
        for (const op of ['add', 'replace', 'remove'] as const) {
          expect(scimTypeOf(() => patched(place, before, say(operation(place, op, value))))).toBe('mutability')
        }
      }
      expect(patched(place, before, { op: 'replace', value: { [nameOf(place)]: value } })).toEqual(before)
      expect(patched(place, before, { op: 'add', value: { [urnOf(place)]: value } })).toEqual(before)
    },
  )

  it.each(places.flatMap((place) => partsThat(place, 'immutable')).map((place) => ({ title: titleOf(place), place })))(
    '$title is set once and not changed',
    ({ place }) => {
      const element = elementOf(place.top, 0)
      const path = `${place.top.name}[value eq "${String(element.value)}"].${place.sub.name}`
      const before = withValue(baseOf(place), place, [element])
      const same = element[place.sub.name] ?? null
      expect(patched(place, before, { op: 'replace', path, value: same })).toEqual(before)
      expect(scimTypeOf(() => patched(place, before, { op: 'replace', path, value: 'another' }))).toBe('mutability')
      expect(scimTypeOf(() => patched(place, before, { op: 'add', path, value: 'another' }))).toBe('mutability')
    },
  )

  it.each(places.filter(({ top }) => top.mutability === 'writeOnly').map((place) => ({ title: titleOf(place), place })))(
    '$title is taken and not kept',
    ({ place }) => {
      for (const { operation, say } of ways) {
        expect(patched(place, baseOf(place), say(operation(place, 'add', 'secret')))).toEqual(baseOf(place))
      }
    },
  )
})

describe('what no schema knows', () => {
  it.each(places.map((place) => ({ title: titleOf(place), place })))(
    '$title has no sub-attribute that it does not advertise',
    ({ place }) => {
      const paths = [`${nameOf(place)}.unknown`, `${urnOf(place)}.unknown`, `${urnOf(place)}Unknown`]
      if (place.top.multiValued) paths.push(`${nameOf(place)}[unknown eq "x"]`, `${nameOf(place)}[value eq "x"].unknown`)
      else paths.push(`${nameOf(place)}[value eq "x"]`)
      for (const path of paths) {
        for (const op of ['add', 'replace', 'remove']) {
          expect(
            scimTypeOf(() => patched(place, baseOf(place), { op, path, value: 'x' })),
            `${op} ${path}`,
          ).toBe('invalidPath')
        }
      }
    },
  )
})

function patched({ definition }: Place, resource: ScimResource, operation: JsonObject): ScimResource {
  return applyPatch({ resource, patch: parsePatchOp({ Operations: [operation] }), definition })
}

function scimTypeOf(act: () => unknown): string | undefined {
  try {
    act()
  } catch (error) {
    if (error instanceof ScimError) return error.scimType
    throw error
  }
  return 'nothing was refused'
}

function nameOf({ top, sub }: Place): string {
  return sub ? `${top.name}.${sub.name}` : top.name
}

function titleOf(place: Place): string {
  return `${place.definition.name} ${nameOf(place)}`
}

function urnOf(place: Place): string {
  return `${place.schema.id}:${nameOf(place)}`
}

function nested({ top, sub }: Place, value: Json): Json {
  return { [top.name]: sub ? { [sub.name]: value } : value }
}

/** The least that a resource of this kind has. */
function baseOf({ definition }: Place): ScimResource {
  return Object.fromEntries(definition.schema.attributes.filter(({ required }) => required).map(({ name }) => [name, 'required']))
}

function withValue(resource: ScimResource, place: Place, value: Json): ScimResource {
  const { definition, schema, top, sub } = place
  const whole = sub && !top.multiValued ? { [sub.name]: value } : value
  return schema === definition.schema ? { ...resource, [top.name]: whole } : { ...resource, [schema.id]: { [top.name]: whole } }
}

function partsThat(place: Place, mutability: string): (Place & { sub: SchemaAttribute })[] {
  return (place.top.subAttributes ?? []).filter((sub) => sub.mutability === mutability).map((sub) => ({ ...place, sub }))
}

function hasPart(top: SchemaAttribute, name: string): boolean {
  return (top.subAttributes ?? []).some((sub) => sub.name === name)
}

function keyPart(top: SchemaAttribute, sub: SchemaAttribute): string {
  return (top.subAttributes ?? []).find(({ name, type }) => name !== sub.name && type !== 'boolean')?.name ?? 'value'
}

/** The `n`th of some values that an attribute may have: all of its sub-attributes, and a list where it is one. */
function sample(attribute: SchemaAttribute, n: number): Json {
  if (attribute.multiValued) return [attribute.type === 'complex' ? elementOf(attribute, n) : `${attribute.name} ${n}`]
  switch (attribute.type) {
    case 'complex':
      return elementOf(attribute, n)
    case 'boolean':
      return n === 0
    case 'integer':
    case 'decimal':
      return n
    case 'dateTime':
      return `2026-01-31T08:00:0${n}Z`
    default:
      return attribute.canonicalValues?.[n] ?? `${attribute.name} ${n}`
  }
}

function elementOf(attribute: SchemaAttribute, n: number): JsonObject {
  return Object.fromEntries((attribute.subAttributes ?? []).filter(isStored).map((sub) => [sub.name, sample(sub, n)]))
}

function wrongValue({ type, multiValued }: SchemaAttribute): Json {
  if (type === 'complex') return multiValued ? [[true]] : [true, false]
  return type === 'boolean' ? 'perhaps' : { not: 'text' }
}

function booleansAsText(value: Json): Json {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return value.map(booleansAsText)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, booleansAsText(inner)]))
}
