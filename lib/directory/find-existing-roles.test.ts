import { beforeEach, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { findExistingRoles } from './find-existing-roles'
import { addRole } from './test-roles'

beforeEach(freshDatabase)

it('names the roles that exist, and takes no other number for one', async () => {
  const [admins, others] = [await addRole({ displayName: 'IT admins' }), await addRole({ displayName: 'Others' })]
  const changes = [
    { path: 'roleId', after: admins },
    { path: 'roleId', after: admins },
    { path: 'roleId', after: others + 1000 },
    { path: 'roleId', after: 'no id' },
    { path: 'title', after: others },
  ]
  expect(await findExistingRoles(changes)).toEqual([admins])
  expect(await findExistingRoles([])).toEqual([])
})
