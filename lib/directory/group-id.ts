import { ScimError } from '@/lib/scim/scim-error'

/** ScimError 404 for an id that no group has. */
export function unknownGroup(id: string | number): ScimError {
  return new ScimError(
    'groupNotFound',
    `There is no group with the id "${String(id).slice(0, 100)}". It never existed or was deleted; find the group by displayName or externalId.`,
  )
}
