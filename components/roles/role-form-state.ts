import type { HeldPermission } from '@/lib/auth/permission'

/** What stands in the Create role form, and what is wrong with it. */
export type RoleFormState = {
  values: { name: string; permission: HeldPermission }
  errors: { name?: string; form?: string }
}

/** Sends the form; the page hands it down. */
export type RoleFormAction = (state: RoleFormState, form: FormData) => Promise<RoleFormState>
