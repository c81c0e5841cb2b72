'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'

import { userRefusal } from '@/app/(console)/account/organization/users/user-refusal'
import { USERS_PATH } from '@/components/frame/navigation'
import { resendProblem } from '@/components/users/resent-words'
import { MAX_SELECTED, SELECTION_CHANGES, type SelectionChange, type UserOutcome } from '@/components/users/selection-outcomes'
import type { Actor } from '@/lib/audit/actor'
import { requestActor } from '@/lib/auth/request-actor'
import { requirePermission } from '@/lib/auth/require-permission'
import { now } from '@/lib/clock'
import { idInput } from '@/lib/directory/role-input'
import { setUserActive } from '@/lib/directory/set-user-active'
import { resendInvitation } from '@/lib/invitations/resend-invitation'
import { findKeysOf } from '@/lib/keys/find-keys-of'
import { logger } from '@/lib/logger'

const inputSchema = z.object({ change: z.enum(SELECTION_CHANGES), userIds: z.array(idInput).min(1).max(MAX_SELECTED) })

const FAILED = 'Could not be changed. Try again.'

/**
 * Disables, enables or invites again up to 50 users, each in a transaction of its own: what became of each, in the order given, or the
 * sentence that says why none was tried. One that is refused or fails does not keep the others. For admins.
 */
export async function changeSelectedUsers(input: { change: SelectionChange; userIds: number[] }): Promise<UserOutcome[] | string> {
  try {
    const user = await requirePermission('admin')
    const { change, userIds } = inputSchema.parse(input)
    const actor = await requestActor(user)
    const outcomes: UserOutcome[] = []
    for (const id of new Set(userIds)) outcomes.push({ id, problem: await changeOne({ change, id, actor }) })
    revalidatePath(USERS_PATH, 'layout')
    return outcomes
  } catch (error) {
    return userRefusal(error)
  }
}

type ChangeOne = { change: SelectionChange; id: number; actor: Actor }

async function changeOne(input: ChangeOne): Promise<string | null> {
  try {
    return await CHANGES[input.change](input)
  } catch (error) {
    return refusalOrFailure(error, input)
  }
}

function refusalOrFailure(error: unknown, { change, id }: ChangeOne): string {
  try {
    return userRefusal(error)
  } catch {
    logger.error({ event: 'change-selected-user', change, userId: id, error })
    return FAILED
  }
}

const CHANGES: Record<SelectionChange, (input: ChangeOne) => Promise<string | null>> = {
  disable: async ({ id, actor }) => {
    if (id === actor.id) return 'This is your own account. Disable it on its own page.'
    const keys = (await findKeysOf([id])).length
    if (keys > 0)
      return `Owns ${keys === 1 ? '1 key' : `${keys} keys`} in use. Disable this user on their own page, which offers to take the keys over.`
    await setUserActive({ id, active: false, actor })
    return null
  },
  enable: async ({ id, actor }) => {
    await setUserActive({ id, active: true, actor })
    return null
  },
  resend: async ({ id, actor }) => resendProblem(await resendInvitation({ userId: id, actor }), now()),
}
