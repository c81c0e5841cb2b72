import { expect, it } from 'vitest'

import { holdsPermission, PermissionError } from './permission'

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

it('says who has access', () => {
  expect(new PermissionError('admin').message).toContain('Only admins have access to this feature.')
})
