import { describe, expect, test } from 'vitest'

import {
  groupItems,
  markMatches,
  selectAllState,
  shownItems,
  toggleAll,
  toggleOne,
  type CheckListItem,
} from '@/components/ui/check-list-selection'

const items: CheckListItem[] = [
  { value: 'a', label: '/v1/red/one', hint: 'First', group: 'Red' },
  { value: 'b', label: '/v1/red/two', hint: 'Second', group: 'Red' },
  { value: 'c', label: '/v1/blue', hint: 'Red in its hint', group: 'Blue' },
]
const values = (list: CheckListItem[]) => list.map((item) => item.value)

describe('the filter', () => {
  test.each([
    ['', ['a', 'b', 'c']],
    ['  ', ['a', 'b', 'c']],
    ['/v1/red/', ['a', 'b']],
    ['/V1/RED/', ['a', 'b']],
    [' second ', ['b']],
    ['nothing like it', []],
  ])('"%s" shows %j', (search, expected) => {
    expect(values(shownItems(items, search))).toEqual(expected)
  })
})

describe('Select all', () => {
  const shown = shownItems(items, '/v1/red/')

  test('selects exactly what the filter shows and keeps what it hides', () => {
    expect([...toggleAll(shown, new Set(['c']))]).toEqual(['c', 'a', 'b'])
  })

  test('clears exactly what the filter shows when all of it was selected', () => {
    expect([...toggleAll(shown, new Set(['a', 'b', 'c']))]).toEqual(['c'])
  })

  test('completes a partial selection', () => {
    expect(selectAllState(shown, new Set(['a']))).toBe('some')
    expect(selectAllState(shown, toggleAll(shown, new Set(['a'])))).toBe('all')
  })

  test('is off when only hidden items are selected, and over nothing', () => {
    expect(selectAllState(shown, new Set(['c']))).toBe('none')
    expect(selectAllState([], new Set(['c']))).toBe('none')
  })
})

test('a click selects and a second click clears, leaving the given selection untouched', () => {
  const before = new Set(['a'])
  expect([...toggleOne('b', before)]).toEqual(['a', 'b'])
  expect([...toggleOne('a', before)]).toEqual([])
  expect([...before]).toEqual(['a'])
})

test('groups keep the order in which they first occur', () => {
  expect(groupItems(items).map((group) => [group.group, values(group.items)])).toEqual([
    ['Red', ['a', 'b']],
    ['Blue', ['c']],
  ])
})

test('matches are marked wherever they occur, in any case, and the text stays whole', () => {
  expect(markMatches('Red in red', 'RED')).toEqual([
    { text: 'Red', match: true },
    { text: ' in ', match: false },
    { text: 'red', match: true },
  ])
  expect(markMatches('İstanbul red', 'red')).toEqual([{ text: 'İstanbul red', match: false }])
})
