import { uniqueViolation } from '@/lib/db/unique-violation'
import { ScimError } from '@/lib/scim/scim-error'

/** The unique index on the folded displayName (prisma/schema.prisma). */
const DISPLAY_NAME_INDEX = 'Group_displayNameKey_key'

/** ScimError 409 uniqueness (RFC 7644 §3.3.1) that names the attribute, its value and, when known, the group that has it. */
export function groupNameClash(displayName: string, holderId: number | null): ScimError {
  const holder = holderId === null ? 'another group' : `the group with the id ${holderId}`
  return new ScimError(
    'uniqueness',
    `displayName "${displayName}" is already in use by ${holder}. Rename the group at the source, or update that group instead.`,
  )
}

/**
 * For the `catch` of a write that gives a group this name: makes the same 409 of the unique index's refusal, which decides when another
 * transaction takes the name at the same time. Other errors are thrown as they are.
 */
export function refuseGroupNameClash(displayName: string): (error: unknown) => never {
  return (error) => {
    const index = uniqueViolation(error)
    throw index === DISPLAY_NAME_INDEX || index?.includes('displayNameKey') ? groupNameClash(displayName, null) : error
  }
}
