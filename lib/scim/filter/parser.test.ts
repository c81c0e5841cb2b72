import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseAttributePath, parsePatchPath } from '../attribute-path'
import { ScimError } from '../scim-error'
import type { Filter } from './ast'
import table from './filter.json'
import { formatPath } from './format-path'
import { parseFilter } from './parser'

describe('parseFilter', () => {
  it.each(table.valid)('reads $filter', ({ filter, ast }) => {
    expect(parseFilter(filter)).toEqual(ast)
  })

  it.each(table.invalid)('refuses $filter and marks the place', ({ filter, at, says }) => {
    const error = refusal(() => parseFilter(filter))
    expect(error).toMatchObject({ status: 400, scimType: 'invalidFilter' })
    expect(error.detail).toContain(`at character ${at}: `)
    expect(error.detail).toContain(says)
  })

  it('shows the place even in a long filter', () => {
    const { detail } = refusal(() => parseFilter(`${'title pr and '.repeat(20)}userName is "x" ${'and title pr '.repeat(20)}`))
    expect(detail).toContain('userName >>>is "x"')
    expect(detail.length).toBeLessThan(300)
  })

  it.each([
    ['10,000 conditions', Array(10_000).fill('a pr').join(' or '), 'longer than'],
    ['600 conditions', Array(600).fill('a pr').join(' or '), 'more than 500 conditions'],
    ['1,000 parentheses', `${'('.repeat(1000)}a pr${')'.repeat(1000)}`, 'nested deeper'],
    ['1,000 negations', `${'not ('.repeat(1000)}a pr${')'.repeat(1000)}`, 'nested deeper'],
    ['a million characters', `a eq "${'x'.repeat(1_000_000)}"`, 'longer than'],
  ])('refuses %s', (_what, filter, says) => {
    expect(refusal(() => parseFilter(filter)).detail).toContain(says)
  })

  it('reads a filter at its limits', () => {
    expect(parseFilter(`${'('.repeat(32)}a pr${')'.repeat(32)}`)).toEqual({ kind: 'present', path: { attribute: 'a' } })
    expect(parseFilter(Array(500).fill('a pr').join(' and '))).toMatchObject({ operands: { length: 500 } })
  })

  it('reads back every filter as it was printed', () => {
    fc.assert(
      fc.property(filters(), (filter) => {
        expect(parseFilter(formatFilter(filter))).toEqual(filter)
      }),
      { numRuns: 500 },
    )
  })
})

describe('hostile text', () => {
  const pieces = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '"',
    '\\',
    ' ',
    '.',
    ':',
    'eq',
    'pr',
    'and',
    'or',
    'not',
    'emails',
    'urn:x:y',
    '5',
    'null',
    '\0',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((list) => list.join('')),
    fc.array(pieces, { maxLength: 30 }).map((list) => list.join(' ')),
  )

  it.each([
    ['parseFilter', parseFilter],
    ['parseAttributePath', parseAttributePath],
    ['parsePatchPath', parsePatchPath],
  ])('makes %s throw nothing but a ScimError', (_name, parse) => {
    fc.assert(
      fc.property(texts, (text) => {
        const outcome = outcomeOf(() => parse(text))
        expect(outcome === undefined || (outcome instanceof ScimError && outcome.status === 400)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

function filters(): fc.Arbitrary<Filter> {
  const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_-]{0,8}$/).filter((text) => text.toLowerCase() !== 'not')
  const plainPath = name.map((attribute) => ({ attribute }))
  const urn = fc.constantFrom('urn:ietf:params:scim:schemas:core:2.0:User', 'urn:example:1.0:Thing')
  const path = fc.record({ attribute: name, urn, subAttribute: name }, { requiredKeys: ['attribute'] })
  const text = fc.string({ unit: 'grapheme' }).filter((value) => value.isWellFormed() && !value.includes('\0'))
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((value) => value + 0)
  const any = fc.oneof(text, number, fc.boolean(), fc.constant(null))
  const condition = (paths: fc.Arbitrary<{ attribute: string; urn?: string; subAttribute?: string }>): fc.Arbitrary<Filter> =>
    fc.oneof(
      fc.record({ kind: fc.constant('present' as const), path: paths }),
      fc.record({ kind: fc.constant('compare' as const), path: paths, op: fc.constantFrom('eq' as const, 'ne' as const), value: any }),
      fc.record({
        kind: fc.constant('compare' as const),
        path: paths,
        op: fc.constantFrom('co' as const, 'sw' as const, 'ew' as const, 'gt' as const, 'ge' as const, 'lt' as const, 'le' as const),
        value: fc.oneof(text, number),
      }),
    )
  const tree = (leaf: fc.Arbitrary<Filter>) =>
    fc.letrec<{ filter: Filter }>((tie) => ({
      filter: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        leaf,
        fc.record({
          kind: fc.constantFrom('and' as const, 'or' as const),
          operands: fc.array(tie('filter'), { minLength: 2, maxLength: 4 }),
        }),
        fc.record({ kind: fc.constant('not' as const), operand: tie('filter') }),
      ),
    })).filter
  const valuePath = fc.record({ kind: fc.constant('valuePath' as const), path, filter: tree(condition(plainPath)) })
  return tree(fc.oneof(condition(path), valuePath))
}

/** Writes a filter as a client would. */
function formatFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'compare':
      return `${formatPath(filter.path)} ${filter.op} ${JSON.stringify(filter.value)}`
    case 'present':
      return `${formatPath(filter.path)} pr`
    case 'not':
      return `not (${formatFilter(filter.operand)})`
    case 'valuePath':
      return `${formatPath(filter.path)}[${formatFilter(filter.filter)}]`
    case 'and':
    case 'or':
      return filter.operands.map(formatOperand).join(` ${filter.kind} `)
  }
}

function formatOperand(operand: Filter): string {
  const text = formatFilter(operand)
  return operand.kind === 'and' || operand.kind === 'or' ? `(${text})` : text
}

function refusal(act: () => unknown): ScimError {
  const outcome = outcomeOf(act)
  if (outcome instanceof ScimError) return outcome
  throw new Error(`no ScimError but ${String(outcome)}`)
}

function outcomeOf(act: () => unknown): unknown {
  try {
    act()
    return undefined
  } catch (error) {
    return error
  }
}
