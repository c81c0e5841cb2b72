import { LastAdminError } from '@/lib/directory/last-admin'
import { PermissionError } from '@/lib/permission-error'
import { ScimError } from '@/lib/scim/scim-error'

const LAST_ADMIN = 'This is the last active admin and cannot be disabled.'

/** The sentence that says why a change of an account was refused, `lastAdmin` for the last admin rule. Throws what is no refusal. */
export function userRefusal(error: unknown, lastAdmin = LAST_ADMIN): string {
  if (error instanceof LastAdminError) return lastAdmin
  if (error instanceof ScimError) return error.detail
  if (error instanceof PermissionError) return error.message
  throw error
}
