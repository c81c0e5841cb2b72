import { PermissionError } from '@/lib/auth/permission'
import { LastAdminError } from '@/lib/directory/last-admin'
import { ScimError } from '@/lib/scim/scim-error'

/** The sentence that says why a change of an account was refused. Throws what is no refusal. */
export function userRefusal(error: unknown): string {
  if (error instanceof LastAdminError) return 'This is the last active admin and cannot be disabled.'
  if (error instanceof ScimError) return error.detail
  if (error instanceof PermissionError) return error.message
  throw error
}
