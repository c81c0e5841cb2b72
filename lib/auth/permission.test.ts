import { expect, it } from 'vitest'

import { holdsPermission } from './permission'

it.each([
  ['admin', 'admin', true],
  ['admin', 'support', true],
  ['support', 'admin', false],
  ['support', 'support', true],
  ['none', 'admin', false],
  ['none', 'support', false],
] as const)('%s for %s: %s', (held, required, holds) => {
  expect(holdsPermission(held, required)).toBe(holds)
})
