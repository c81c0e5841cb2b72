import type { Actor } from '@/lib/audit/actor'
import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import { randomToken } from '@/lib/ids'
import { createKey } from './create-key'
import type { CreateKeyInput } from './create-key-input'
import { SCIM_ENDPOINT_PATHS } from './endpoint-catalogue'
import type { KeyRow } from './key-store'

/** An admin account for tests, and the actor that it is. */
export async function createAdmin(name: string): Promise<Actor & { kind: 'user'; id: number }> {
  const userName = `${name.toLowerCase()}@example.com`
  const at = now()
  const { id } = await (await reader()).user.create({
    data: {
      userName,
      userNameKey: userName,
      attributes: {},
      folded: {},
      label: name,
      labelKey: name.toLowerCase(),
      searchText: userName,
      origin: 'console',
      permission: 'admin',
      createdAt: at,
      updatedAt: at,
    },
    select: { id: true },
  })
  return { kind: 'user', id, name, address: '203.0.113.7', requestId: 'test' }
}

/** A key as *Create Key* makes it, with whatever matters to the test. */
export async function createTestKey(actor: Actor, wish: Partial<CreateKeyInput> = {}): Promise<{ key: KeyRow; secret: string }> {
  const issued = await createKey({
    name: 'Entra',
    expirationDate: '2999-12-31',
    allowedEndpoints: [...SCIM_ENDPOINT_PATHS],
    formToken: randomToken(),
    ...wish,
    actor,
  })
  if (issued.kind !== 'created') throw new Error('The form token was used before: give each key its own.')
  return issued
}

/** Sets columns of a key that no operation sets at will, such as times. */
export async function changeKey(
  id: number,
  data: { expiresAt?: Date; createdAt?: Date; lastUsedAt?: Date | null; revokedAt?: Date | null; name?: string },
): Promise<void> {
  await (await reader()).managementKey.update({ where: { id }, data, select: { id: true } })
}

/** Disables, enables or removes an account. */
export async function changeUser(id: number, data: { active?: boolean; removedAt?: Date | null }): Promise<void> {
  await (await reader()).user.update({ where: { id }, data, select: { id: true } })
}
