import { ScimError } from '@/lib/scim/scim-error'

const MAX_ID = 2 ** 31 - 1

/**
 * The id that a client wrote, as a number; null for what can be no id of ours (they are positive 32-bit integers). Users have those up to
 * 1,000,000,000, groups those above: an id belongs to one resource, whatever its type (RFC 7643 §3.1).
 */
export function parseId(id: string): number | null {
  const number = /^[1-9]\d{0,9}$/.test(id) ? Number(id) : null
  return number !== null && number <= MAX_ID ? number : null
}

/** ScimError 404 for an id that the SCIM view does not have. */
export function unknownUser(id: string | number): ScimError {
  return new ScimError(
    'userNotFound',
    `There is no user with the id "${String(id).slice(0, 100)}". It never existed or was deleted; find the user by userName or externalId.`,
  )
}
