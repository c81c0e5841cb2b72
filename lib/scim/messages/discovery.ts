import type { ScimResource } from '../json'
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../page-size'
import { enterpriseUserSchema } from '../schemas/enterprise-user'
import { RESOURCE_TYPE_URN, resourceTypeSchema } from '../schemas/resource-type'
import { SCHEMA_URN, schemaSchema } from '../schemas/schema'
import type { ResourceDefinition, Schema } from '../schemas/schema-types'
import { SERVICE_PROVIDER_CONFIG_URN, serviceProviderConfigSchema } from '../schemas/service-provider-config'
import { userSchema } from '../schemas/user'
import { userDefinition } from '../schemas/user-definition'

/** What this service can do (RFC 7643 §5, RFC 9865 §4). `baseUrl` has no slash at its end. */
export function serviceProviderConfig(baseUrl: string): ScimResource {
  return {
    schemas: [SERVICE_PROVIDER_CONFIG_URN],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MAX_PAGE_SIZE },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: 'index',
      defaultPageSize: DEFAULT_PAGE_SIZE,
      maxPageSize: MAX_PAGE_SIZE,
    },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Management API key',
        description: 'Authorization: Bearer, followed by the Secret Token of a Management API key.',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
  }
}

/** The resource types with their endpoints and schemas (RFC 7643 §6). */
export function resourceTypes(baseUrl: string): ScimResource[] {
  return [userDefinition].map((definition) => resourceType(definition, baseUrl))
}

/** Every schema in use (RFC 7643 §7), those of the discovery resources themselves included. */
export function schemas(baseUrl: string): ScimResource[] {
  const inUse = [userSchema, enterpriseUserSchema, serviceProviderConfigSchema, resourceTypeSchema, schemaSchema]
  return inUse.map((schema) => schemaResource(schema, baseUrl))
}

function resourceType({ name, endpoint, schema, extensions }: ResourceDefinition, baseUrl: string): ScimResource {
  return {
    schemas: [RESOURCE_TYPE_URN],
    id: name,
    name,
    description: schema.description,
    endpoint,
    schema: schema.id,
    schemaExtensions: extensions.map((extension) => ({ schema: extension.id, required: false })),
    meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${name}` },
  }
}

function schemaResource(schema: Schema, baseUrl: string): ScimResource {
  return {
    schemas: [SCHEMA_URN],
    ...schema,
    meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` },
  }
}
