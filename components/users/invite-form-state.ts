import type { HeldPermission } from '@/lib/auth/permission'

/** What stands in the form that invites a person, and what is wrong with it. `holderId` has the address already. */
export type InviteFormState = {
  values: { name: string; email: string; permission: HeldPermission }
  errors: { name?: string; email?: string; form?: string }
  holderId?: number
}

/** Sends the form; the page hands it down. */
export type InviteFormAction = (state: InviteFormState, form: FormData) => Promise<InviteFormState>
