import { beforeEach, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { findManagers } from './find-managers'
import { addUser } from './test-users'

const MANAGER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value'

beforeEach(freshDatabase)

it('names the managers who are accounts here, and takes no other number for one', async () => {
  const ada = await addUser({ resource: { userName: 'ada@example.com', displayName: 'Ada' } })
  const eve = await addUser({ resource: { userName: 'eve@example.com', displayName: 'Eve' } })
  const changes = [
    { path: MANAGER, before: String(ada), after: 'somebody-else' },
    { path: 'title', after: String(eve) },
  ]
  expect(await findManagers(changes)).toEqual({ [ada]: 'Ada' })
  expect(await findManagers([])).toEqual({})
})
