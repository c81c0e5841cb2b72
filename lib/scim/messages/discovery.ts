import type { ScimResource } from '../json'
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../page-size'
import { MAX_BODY_BYTES, MAX_BULK_OPERATIONS } from '../request-limits'
import { enterpriseUserSchema } from '../schemas/enterprise-user'
import { groupDefinition, groupSchema } from '../schemas/group'
import { RESOURCE_TYPE_URN, resourceTypeSchema } from '../schemas/resource-type'
import { SCHEMA_URN, schemaSchema } from '../schemas/schema'
import type { ResourceDefinition, Schema } from '../schemas/schema-types'
import { SERVICE_PROVIDER_CONFIG_URN, serviceProviderConfigSchema } from '../schemas/service-provider-config'
import { userSchema } from '../schemas/user'
import { userDefinition } from '../schemas/user-definition'

/** What this service can do (RFC 7643 §5, RFC 9865 §4). `baseUrl` has no slash at its end; `tokenEndpoint` is that of OAuth 2.0. */
export function serviceProviderConfig(baseUrl: string, tokenEndpoint: string): ScimResource {
  return {
    schemas: [SERVICE_PROVIDER_CONFIG_URN],
    patch: { supported: true },
    bulk: { supported: true, maxOperations: MAX_BULK_OPERATIONS, maxPayloadSize: MAX_BODY_BYTES },
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
      {
        type: 'oauth2',
        name: 'OAuth 2.0 client credentials',
        description: `A token for an hour from ${tokenEndpoint}, with the id of a Management API key as client_id and the key as client_secret.`,
        specUri: 'https://www.rfc-editor.org/info/rfc6749',
        primary: false,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
  }
}

/** The resource types with their endpoints and schemas (RFC 7643 §6). */
export function resourceTypes(baseUrl: string): ScimResource[] {
  return [userDefinition, groupDefinition].map((definition) => resourceType(definition, baseUrl))
}

/** Every schema in use (RFC 7643 §7), those of the discovery resources themselves included. */
export function schemas(baseUrl: string): ScimResource[] {
  const inUse = [userSchema, enterpriseUserSchema, groupSchema, serviceProviderConfigSchema, resourceTypeSchema, schemaSchema]
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
    ...(extensions.length > 0 && { schemaExtensions: extensions.map(({ id }) => ({ schema: id, required: false })) }),
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
