import { beforeEach, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { successorName, suggestSuccessorName } from './successor-name'
import { createAdmin, createTestKey } from './test-fixtures'

beforeEach(freshDatabase)

it.each([
  ['Entra production', [], 'Entra production 2'],
  ['Entra production 2', [], 'Entra production 3'],
  ['Entra production', ['Entra production 2', 'Entra production 3'], 'Entra production 4'],
  ['Entra 2026', [], 'Entra 2026 2'],
  ['7', [], '7 2'],
  ['a'.repeat(100), [], `${'a'.repeat(98)} 2`],
])('numbers the successor of %s, beside %j: %s', (name, taken, successor) => {
  expect(successorName(name, taken)).toBe(successor)
})

it('proposes a name that no key bears, revoked ones included', async () => {
  const actor = await createAdmin('Ada')
  for (const name of ['Entra', 'Entra 2', 'Entra 4']) await createTestKey(actor, { name })
  expect(await suggestSuccessorName('Entra')).toBe('Entra 3')
  expect(await suggestSuccessorName('Entra 2')).toBe('Entra 3')
  expect(await suggestSuccessorName('Entra 4')).toBe('Entra 5')
})
