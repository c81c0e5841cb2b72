import { expect, it } from 'vitest'

import { SCIM_ENDPOINT_PATHS } from './endpoint-catalogue'
import { isEndpointAllowed } from './is-endpoint-allowed'

const users = '/v1/provisioning/scim/Users'
const schemas = '/v1/provisioning/scim/Schemas'

it.each([
  [[users], users, true],
  [[users], `${users}/`, true],
  [[users], `${users}/5`, true],
  [[users], `${users}/.search`, true],
  [[users], '/v1/provisioning/scim/.search', false],
  [[schemas], `${schemas}/urn:ietf:params:scim:schemas:core:2.0:User`, true],
  [[schemas], users, false],
  [[users], `${users}Extra`, false],
  [[users], '/v1/provisioning/scim/users', false],
  [[users], '/v1/provisioning/scim', false],
  [[users], '/v1/provisioning/scim/Me', false],
  [[users], '/v1/users', false],
  [['/v1/users'], '/v1/users/5', true],
  [['/v1/users'], '/v1/users/deactivate', false],
  [['/v1/users/deactivate'], '/v1/users/deactivate', true],
  [['/v1/users/deactivate'], '/v1/users', false],
  [['/v1'], '/v1/users', false],
  [[], users, false],
])('a key for %j may call %s: %s', (allowedEndpoints, path, allowed) => {
  expect(isEndpointAllowed(allowedEndpoints, path)).toBe(allowed)
})

it('the five SCIM endpoints allow nothing of the rest of the Management API', () => {
  expect(['/v1/users', '/v1/changes', '/v1/invite_emails'].filter((path) => isEndpointAllowed(SCIM_ENDPOINT_PATHS, path))).toEqual([])
})
