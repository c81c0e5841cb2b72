'use server'

import { revalidatePath } from 'next/cache'

import { userRefusal } from '@/app/(console)/account/organization/users/user-refusal'
import { ROLES_PATH, USERS_PATH } from '@/components/frame/navigation'
import type { PasswordLinkSent } from '@/components/users/password-link-button'
import type { HeldPermission } from '@/lib/auth/permission'
import { requestActor } from '@/lib/auth/request-actor'
import { requirePermission } from '@/lib/auth/require-permission'
import { sendPasswordLink, type SentPasswordLink } from '@/lib/auth/send-password-link'
import { now } from '@/lib/clock'
import { idInput, permissionInput } from '@/lib/directory/role-input'
import { setUserPermission } from '@/lib/directory/set-user-permission'

const LAST_ADMIN =
  'This is the last active admin who can sign in, and the console cannot be left without one. Give Admin to another active user who can sign in, then try again.'

/** Sets what a user may do beside what their roles give: undefined when it is done, else the sentence that says why not. For admins. */
export async function changeUserPermission(userId: number, permission: HeldPermission): Promise<string | undefined> {
  try {
    const admin = await requirePermission('admin')
    const input = { userId: idInput.parse(userId), permission: permissionInput.parse(permission) }
    await setUserPermission({ ...input, actor: await requestActor(admin) })
  } catch (error) {
    return userRefusal(error, LAST_ADMIN)
  }
  revalidatePath(USERS_PATH, 'layout')
  revalidatePath(ROLES_PATH, 'layout')
  return undefined
}

/** Sends a user the link by which they choose a new password. For admins. */
export async function sendUserPasswordLink(userId: number): Promise<PasswordLinkSent> {
  try {
    const admin = await requirePermission('admin')
    const sent = await sendPasswordLink({ userId: idInput.parse(userId), actor: await requestActor(admin) })
    if (sent.outcome !== 'sent') return { problem: whyNot(sent) }
    revalidatePath(USERS_PATH, 'layout')
    return { address: sent.address }
  } catch (error) {
    return { problem: userRefusal(error, LAST_ADMIN) }
  }
}

function whyNot(sent: Exclude<SentPasswordLink, { outcome: 'sent' }>): string {
  if (sent.outcome === 'not_offered') return 'This user does not sign in with a password here. Reload the page to see what they can do.'
  const minutes = Math.max(1, Math.ceil((sent.until.getTime() - now().getTime()) / 60_000))
  return `A link was sent less than 5 minutes ago. Wait for ${minutes === 1 ? '1 minute' : `${minutes} minutes`}, then send another one.`
}
