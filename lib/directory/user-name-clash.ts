import { uniqueViolation } from '@/lib/db/unique-violation'
import { ScimError } from '@/lib/scim/scim-error'

/** The partial unique index on userName (prisma/schema.prisma). */
const USER_NAME_INDEX = 'User_userNameKey_live'

/** ScimError 409 uniqueness (RFC 7644 §3.3.1) that names the attribute, its value and, when known, the account that has it. */
export function userNameClash(userName: string, holderId: number | null): ScimError {
  const holder = holderId === null ? 'another user' : `the user with the id ${holderId}`
  return new ScimError(
    'uniqueness',
    `userName "${userName}" is already in use by ${holder}. Correct the userName at the source, or update that user instead.`,
  )
}

/**
 * For the `catch` of a write that gives an account this userName. A look beforehand cannot see what another transaction is about to
 * commit: then the unique index refuses, and this makes the same 409 of it. Other errors are thrown as they are.
 */
export function refuseUserNameClash(userName: string): (error: unknown) => never {
  return (error) => {
    throw uniqueViolation(error) === USER_NAME_INDEX ? userNameClash(userName, null) : error
  }
}
