import { describe, expect, it } from 'vitest'

import { parseValueFilter } from '../filter/parser'
import type { SchemaAttribute } from '../schemas/schema-types'
import { attribute } from '../schemas/attribute'
import { matchesFilter } from './match-filter'

const list: SchemaAttribute = attribute({
  name: 'things',
  type: 'complex',
  multiValued: true,
  description: 'For this test.',
  subAttributes: [
    attribute({ name: 'value', description: 'Any case.' }),
    attribute({ name: 'code', description: 'Exact case.', caseExact: true }),
    attribute({ name: 'primary', type: 'boolean', description: 'Boolean.' }),
    attribute({ name: 'size', type: 'integer', description: 'Number.' }),
    attribute({ name: 'since', type: 'dateTime', description: 'Time.' }),
    attribute({ name: 'type', description: 'Missing.' }),
  ],
})
const element = { value: 'Middle', code: 'Ab', primary: true, size: 5, since: '2026-01-31T08:00:00+01:00' }

describe('matchesFilter', () => {
  it.each([
    'value eq "MIDDLE"',
    'VALUE ne "other"',
    'value co "IDD"',
    'value sw "mid"',
    'value ew "DLE"',
    'value gt "mic"',
    'value ge "middle"',
    'value lt "mie"',
    'value le "middle"',
    'code eq "Ab"',
    'primary eq true',
    'primary eq "True"',
    'size eq 5',
    'size gt 4',
    'size ge 5',
    'size lt 6',
    'size le 5',
    'since eq "2026-01-31T07:00:00Z"',
    'since gt "2026-01-31T06:59:59Z"',
    'type eq null',
    'type ne "work"',
    'value pr',
    'not (type pr)',
    'value eq "x" or size eq 5',
    'value eq "middle" and size eq 5',
  ])('%s selects the element', (filter) => {
    expect(matchesFilter(parseValueFilter(filter), { element, attribute: list })).toBe(true)
  })

  it.each([
    'value eq "mid"',
    'value ne "middle"',
    'value co "x"',
    'value sw "iddle"',
    'value ew "midd"',
    'value gt "middle"',
    'value ge "mie"',
    'value lt "middle"',
    'value le "mic"',
    'code eq "ab"',
    'code co "a"',
    'primary eq false',
    'primary eq "False"',
    'primary co "t"',
    'size gt 5',
    'size ge 6',
    'size lt 5',
    'size le 4',
    'since lt "2026-01-31T07:00:00Z"',
    'type pr',
    'type eq "work"',
    'type co "w"',
    'not (value pr)',
    'value eq "middle" and size eq 6',
    'nonsense eq "x"',
  ])('%s does not', (filter) => {
    expect(matchesFilter(parseValueFilter(filter), { element, attribute: list })).toBe(false)
  })
})
