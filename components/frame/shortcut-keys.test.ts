import { expect, test } from 'vitest'

import { shortcutAction } from '@/components/frame/shortcut-keys'

const press = (key: string, afterG = false) => shortcutAction({ key, afterG, keys: ['k', 'u'] })

test('single keys search, help and start a sequence', () => {
  expect(press('/')).toEqual({ kind: 'search' })
  expect(press('?')).toEqual({ kind: 'help' })
  expect(press('g')).toEqual({ kind: 'wait' })
  expect(press('G')).toEqual({ kind: 'wait' })
  expect(press('Enter')).toEqual({ kind: 'none' })
})

test('the second key of a sequence leads somewhere only after g', () => {
  expect(press('k', true)).toEqual({ kind: 'go', key: 'k' })
  expect(press('k')).toEqual({ kind: 'none' })
  expect(press('x', true)).toEqual({ kind: 'none' })
})
