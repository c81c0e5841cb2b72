import { expect, it } from 'vitest'

import { PermissionError } from './permission-error'

it('says who has access', () => {
  expect(new PermissionError('admin').message).toContain('Only admins have access to this feature.')
})
