import { expect, test } from 'vitest'

import { menuDestination } from '@/components/ui/walk-menu'

const labels = ['Rotate', 'Copy', 'Revoke']

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, 0],
  ['ArrowUp', 0, 2],
  ['ArrowUp', -1, 2],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['r', 0, 2],
  ['R', 2, 0],
  ['c', 1, 1],
  ['x', 0, -1],
  [' ', 0, -1],
  ['Enter', 0, -1],
])('%s on item %i leads to %i', (key, at, expected) => {
  expect(menuDestination({ key, at, labels })).toBe(expected)
})
