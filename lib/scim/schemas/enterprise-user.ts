import { attribute } from './attribute'
import type { Schema } from './schema-types'

export const ENTERPRISE_USER_URN = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** The enterprise extension of User (RFC 7643 §4.3 and §8.7.1). */
export const enterpriseUserSchema: Schema = {
  id: ENTERPRISE_USER_URN,
  name: 'EnterpriseUser',
  description: 'Enterprise User',
  attributes: [
    attribute({ name: 'employeeNumber', description: 'Number or name given to the user by the organization.' }),
    attribute({ name: 'costCenter', description: 'Cost center.' }),
    attribute({ name: 'organization', description: 'Organization.' }),
    attribute({ name: 'division', description: 'Division.' }),
    attribute({ name: 'department', description: 'Department.' }),
    attribute({
      name: 'manager',
      type: 'complex',
      description: "The user's manager.",
      subAttributes: [
        attribute({ name: 'value', description: "The manager's id.", caseExact: true }),
        attribute({
          name: '$ref',
          type: 'reference',
          description: "URL of the manager's User resource.",
          caseExact: true,
          referenceTypes: ['User'],
        }),
        attribute({ name: 'displayName', description: "The manager's display name.", mutability: 'readOnly' }),
      ],
    }),
  ],
}
