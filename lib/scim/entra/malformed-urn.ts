/**
 * Compares two schema URNs without regard to letter case or colons: Microsoft's sample of a create request has
 * `urn:ietf:params:scim:schemas:extension:enterprise:2.0User` (https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups).
 */
export function sameUrn(left: string, right: string): boolean {
  return key(left) === key(right)
}

function key(urn: string): string {
  return urn.toLowerCase().replaceAll(':', '')
}
