import { enterpriseUserSchema } from './enterprise-user'
import type { ResourceDefinition } from './schema-types'
import { userSchema } from './user'

/** What a User is here: the core schema and the enterprise extension. */
export const userDefinition: ResourceDefinition = {
  name: 'User',
  endpoint: '/Users',
  schema: userSchema,
  extensions: [enterpriseUserSchema],
}
