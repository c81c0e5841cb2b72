import type { EntraUser } from './entra-user'
import { ENTERPRISE_USER } from './urns'

export type ExternalIdSource = 'mailNickname' | 'objectId'

/** A value that Entra wants under a SCIM path. */
export type WantedValue = { path: string; value: string }

type Mapping = { source: (user: EntraUser) => string | null; target: string }

/**
 * Entra's default attribute mappings for an application that is not in its gallery
 * (Microsoft: use-scim-to-provision-users-and-groups, "Default user attribute mapping"). `active` and `manager` are apart.
 */
const MAPPINGS: Mapping[] = [
  { source: (user) => user.userPrincipalName, target: 'userName' },
  { source: (user) => user.displayName, target: 'displayName' },
  { source: (user) => user.jobTitle, target: 'title' },
  { source: (user) => user.mail, target: 'emails[type eq "work"].value' },
  { source: (user) => user.proxyAddress, target: 'emails[type eq "other"].value' },
  { source: (user) => user.preferredLanguage, target: 'preferredLanguage' },
  { source: (user) => user.givenName, target: 'name.givenName' },
  { source: (user) => user.surname, target: 'name.familyName' },
  { source: (user) => `${user.givenName} ${user.surname}`, target: 'name.formatted' },
  { source: (user) => user.physicalDeliveryOfficeName, target: 'addresses[type eq "other"].Formatted' },
  { source: (user) => user.streetAddress, target: 'addresses[type eq "work"].streetAddress' },
  { source: (user) => user.city, target: 'addresses[type eq "work"].locality' },
  { source: (user) => user.state, target: 'addresses[type eq "work"].region' },
  { source: (user) => user.postalCode, target: 'addresses[type eq "work"].postalCode' },
  { source: (user) => user.country, target: 'addresses[type eq "work"].country' },
  { source: (user) => user.telephoneNumber, target: 'phoneNumbers[type eq "work"].value' },
  { source: (user) => user.mobile, target: 'phoneNumbers[type eq "mobile"].value' },
  { source: (user) => user.facsimileTelephoneNumber, target: 'phoneNumbers[type eq "fax"].value' },
  { source: (user) => user.employeeId, target: `${ENTERPRISE_USER}:employeeNumber` },
  { source: (user) => user.department, target: `${ENTERPRISE_USER}:department` },
]

export const MAPPED_PATHS: string[] = ['externalId', ...MAPPINGS.map(({ target }) => target)]

/** What the service must hold of a user. Attributes without a value are left out, as Entra skips them. */
export function mapUser(user: EntraUser, externalId: ExternalIdSource): WantedValue[] {
  const wanted: WantedValue[] = [{ path: 'externalId', value: user[externalId] }]
  for (const { source, target } of MAPPINGS) {
    const value = source(user)
    if (value !== null) wanted.push({ path: target, value })
  }
  return wanted
}
