import type { Filter } from '@/lib/scim/filter/ast'

// Microsoft: "queries for a random user" by the matching attribute; seen as a bare GUID and as AzureAD_Test-{GUID}.
const RANDOM_VALUE = /^(azuread_test-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a list request is Entra's Test Connection: one attribute equal to a random value that nobody has. */
export function isTestConnection(filter: Filter | undefined, totalResults: number): boolean {
  if (totalResults !== 0 || filter?.kind !== 'compare' || filter.op !== 'eq') return false
  return typeof filter.value === 'string' && RANDOM_VALUE.test(filter.value)
}
