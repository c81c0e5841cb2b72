import { fold } from '@/lib/scim/fold-resource'
import type { ScimResource } from '@/lib/scim/json'
import { ScimError } from '@/lib/scim/scim-error'
import type { GroupColumns } from './group-store'
import { requireIndexable } from './require-indexable'

/**
 * The columns that hold a group's writable attributes. `resource` is coerced; its members are not looked at.
 * Throws ScimError 400 invalidValue when displayName is missing or blank, or it or externalId is longer than an index can hold.
 */
export function projectGroup({ displayName, externalId }: ScimResource): GroupColumns {
  if (typeof displayName !== 'string' || displayName.trim() === '')
    throw new ScimError('invalidValue', 'displayName is required and must not be blank. Map it to a value that every group has.')
  const displayNameKey = fold(displayName)
  const columns = { displayName, displayNameKey, externalId: typeof externalId === 'string' ? externalId : null }
  requireIndexable('displayName', displayNameKey)
  requireIndexable('externalId', columns.externalId ?? '')
  return columns
}
