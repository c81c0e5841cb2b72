export type EndpointGroup = 'SCIM provisioning' | 'Users' | 'Audit'

/** One entry that a Management API key can be allowed: its path below the deployment's address, and what it is for in one line. */
export type Endpoint = { group: EndpointGroup; path: string; meaning: string }

/** Where the SCIM API lives: the path of the Tenant URL. */
export const SCIM_BASE_PATH = '/v1/provisioning/scim'

/** Everything a key can be allowed, in the order in which it is shown. */
export const ENDPOINT_CATALOGUE: readonly Endpoint[] = [
  { group: 'SCIM provisioning', path: `${SCIM_BASE_PATH}/Users`, meaning: 'Create, find, change and disable users' },
  { group: 'SCIM provisioning', path: `${SCIM_BASE_PATH}/Groups`, meaning: 'Create, find, change and delete groups and their members' },
  { group: 'SCIM provisioning', path: `${SCIM_BASE_PATH}/ServiceProviderConfig`, meaning: 'Read which parts of SCIM are supported' },
  { group: 'SCIM provisioning', path: `${SCIM_BASE_PATH}/ResourceTypes`, meaning: 'Read which kinds of resources exist' },
  { group: 'SCIM provisioning', path: `${SCIM_BASE_PATH}/Schemas`, meaning: 'Read the attributes of users and groups' },
  { group: 'Users', path: '/v1/users', meaning: 'List and read users' },
  { group: 'Users', path: '/v1/users/activate', meaning: 'Enable users' },
  { group: 'Users', path: '/v1/users/deactivate', meaning: 'Disable users' },
  { group: 'Users', path: '/v1/invite_emails', meaning: 'Send invitation e-mails again' },
  { group: 'Audit', path: '/v1/changes', meaning: 'Read who changed what' },
]

/** The paths of the catalogue, in its order. */
export const ENDPOINT_PATHS: readonly string[] = ENDPOINT_CATALOGUE.map((endpoint) => endpoint.path)

/** The paths that Microsoft Entra ID's provisioning needs: what *Select all* selects after typing `/v1/provisioning/scim/`. */
export const SCIM_ENDPOINT_PATHS: readonly string[] = ENDPOINT_PATHS.filter(isScimEndpoint)

/** Whether a path of the catalogue belongs to the SCIM API. */
export function isScimEndpoint(path: string): boolean {
  return path.startsWith(`${SCIM_BASE_PATH}/`)
}
