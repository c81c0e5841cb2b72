'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'

import { userRefusal } from '@/app/(console)/account/organization/users/user-refusal'
import { requestActor } from '@/lib/auth/request-actor'
import { requirePermission } from '@/lib/auth/require-permission'
import type { Tx } from '@/lib/db/transaction'
import { idInput } from '@/lib/directory/role-input'
import { setUserActive } from '@/lib/directory/set-user-active'
import { handOverKeys } from '@/lib/keys/hand-over-keys'
import { KeyError } from '@/lib/keys/key-error'

const inputSchema = z.object({ userId: idInput, active: z.boolean(), takeOverKeys: z.boolean() })

/**
 * Enables or disables an account: undefined when it is done, else the sentence that says why not. With `takeOverKeys`, the keys of the account
 * that is disabled become the admin's in the same transaction, and go on working. For admins.
 */
export async function changeUserActive(input: z.input<typeof inputSchema>): Promise<string | undefined> {
  try {
    const user = await requirePermission('admin')
    const { userId, active, takeOverKeys } = inputSchema.parse(input)
    const actor = await requestActor(user)
    const alongside = !active && takeOverKeys ? (tx: Tx) => handOverKeys(tx, { ownerId: userId, actor }) : undefined
    await setUserActive({ id: userId, active, actor, alongside })
  } catch (error) {
    return error instanceof KeyError ? error.message : userRefusal(error)
  }
  // Every page of the console shows which keys stopped.
  revalidatePath('/', 'layout')
  return undefined
}
