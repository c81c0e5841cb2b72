'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'

import { USERS_PATH } from '@/components/frame/navigation'
import type { InviteFormState } from '@/components/users/invite-form-state'
import { readPermission } from '@/components/users/permission-words'
import { userHref } from '@/components/users/users-view'
import { requestActor } from '@/lib/auth/request-actor'
import { requirePermission } from '@/lib/auth/require-permission'
import { inviteInput } from '@/lib/directory/invite-input'
import { invitePerson } from '@/lib/directory/invite-person'
import { PermissionError } from '@/lib/permission-error'
import { ScimError } from '@/lib/scim/scim-error'

const IN_USE = 'A user has this e-mail address already. Use another address, or open that user.'

const EMPTY: InviteFormState['values'] = { name: '', email: '', permission: 'none' }

/** Invites a person, then their page. What is wrong comes back with what was typed. For admins. */
export async function invite(_before: InviteFormState, form: FormData): Promise<InviteFormState> {
  let values = EMPTY
  let userId: number
  try {
    const admin = await requirePermission('admin')
    values = readForm(form)
    const parsed = inviteInput.safeParse(values)
    if (!parsed.success) {
      const { name, email } = z.flattenError(parsed.error).fieldErrors
      return { values, errors: { name: name?.[0], email: email?.[0] } }
    }
    const invited = await invitePerson({ ...parsed.data, actor: await requestActor(admin) })
    if ('holderId' in invited) return { values, errors: { email: IN_USE }, holderId: invited.holderId }
    userId = invited.userId
  } catch (error) {
    if (error instanceof PermissionError) return { values, errors: { form: error.message } }
    if (error instanceof ScimError) return { values, errors: { email: error.detail } }
    throw error
  }
  revalidatePath(USERS_PATH, 'layout')
  redirect(userHref(userId, { invited: 'yes' }))
}

function readForm(form: FormData): InviteFormState['values'] {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return { name: text('name'), email: text('email'), permission: readPermission(form.get('permission')) }
}
