'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'

import { userRefusal } from '@/app/(console)/account/organization/users/user-refusal'
import { USERS_PATH } from '@/components/frame/navigation'
import { resendProblem } from '@/components/users/resent-words'
import { requestActor } from '@/lib/auth/request-actor'
import { requirePermission } from '@/lib/auth/require-permission'
import { now } from '@/lib/clock'
import { idInput } from '@/lib/directory/role-input'
import { releaseInvitations } from '@/lib/invitations/release-invitations'
import { resendInvitation } from '@/lib/invitations/resend-invitation'

const resendSchema = z.object({ userId: idInput })

/** Sends an invitation again: undefined when it is on its way, else the sentence that says why not. For admins. */
export async function resendUserInvitation(input: { userId: number }): Promise<string | undefined> {
  try {
    const user = await requirePermission('admin')
    const { userId } = resendSchema.parse(input)
    const problem = resendProblem(await resendInvitation({ userId, actor: await requestActor(user) }), now())
    if (problem) return problem
  } catch (error) {
    return userRefusal(error)
  }
  revalidatePath(USERS_PATH, 'layout')
  return undefined
}

/** Releases every held invitation: how many there were, or the sentence that says why none was. For admins. */
export async function releaseHeldInvitations(): Promise<number | string> {
  try {
    const user = await requirePermission('admin')
    const count = await releaseInvitations(await requestActor(user))
    revalidatePath(USERS_PATH, 'layout')
    return count
  } catch (error) {
    return userRefusal(error)
  }
}
