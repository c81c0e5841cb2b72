/**
 * A user as Microsoft Entra ID holds it, with Entra's own attribute names. Null is an attribute without a value;
 * the manager is named by its place in the directory.
 */
export type EntraUser = {
  index: number
  objectId: string
  userPrincipalName: string
  mailNickname: string
  displayName: string
  givenName: string
  surname: string
  mail: string | null
  proxyAddress: string | null
  jobTitle: string | null
  department: string | null
  employeeId: string | null
  preferredLanguage: string | null
  telephoneNumber: string | null
  mobile: string | null
  facsimileTelephoneNumber: string | null
  streetAddress: string | null
  postalCode: string | null
  city: string | null
  state: string | null
  country: string | null
  physicalDeliveryOfficeName: string | null
  managerIndex: number | null
}
