'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'

import { USERS_PATH } from '@/components/frame/navigation'
import { PermissionError } from '@/lib/auth/permission'
import { requestActor } from '@/lib/auth/request-actor'
import { requirePermission } from '@/lib/auth/require-permission'
import { LastAdminError } from '@/lib/directory/last-admin'
import { setUserActive } from '@/lib/directory/set-user-active'
import { ScimError } from '@/lib/scim/scim-error'

const inputSchema = z.object({ userId: z.int().min(1), active: z.boolean() })

/** Enables or disables an account: undefined when it is done, else the sentence that says why not. For admins. */
export async function changeUserActive(input: { userId: number; active: boolean }): Promise<string | undefined> {
  try {
    const user = await requirePermission('admin')
    const { userId, active } = inputSchema.parse(input)
    await setUserActive({ id: userId, active, actor: await requestActor(user) })
  } catch (error) {
    return refusal(error)
  }
  revalidatePath(USERS_PATH, 'layout')
  return undefined
}

function refusal(error: unknown): string {
  if (error instanceof LastAdminError) return 'This is the last active admin and cannot be disabled.'
  if (error instanceof ScimError) return error.detail
  if (error instanceof PermissionError) return error.message
  throw error
}
