import { attribute } from './attribute'
import type { Schema, SchemaAttribute } from './schema-types'

export const SERVICE_PROVIDER_CONFIG_URN = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'

const readOnly = { mutability: 'readOnly' } as const

function feature(name: string, description: string, ...more: SchemaAttribute[]): SchemaAttribute {
  const supported = attribute({ name: 'supported', type: 'boolean', description: 'True when supported.', required: true, ...readOnly })
  return attribute({ name, type: 'complex', description, required: true, subAttributes: [supported, ...more], ...readOnly })
}

function limit(name: string, description: string): SchemaAttribute {
  return attribute({ name, type: 'integer', description, required: true, ...readOnly })
}

/** The schema of ServiceProviderConfig (RFC 7643 §5 and §8.7.2), with `pagination` of RFC 9865 §4. */
export const serviceProviderConfigSchema: Schema = {
  id: SERVICE_PROVIDER_CONFIG_URN,
  name: 'Service Provider Configuration',
  description: 'What the service provider supports',
  attributes: [
    attribute({
      name: 'documentationUri',
      type: 'reference',
      description: 'URL of documentation for people.',
      caseExact: true,
      referenceTypes: ['external'],
      ...readOnly,
    }),
    feature('patch', 'PATCH requests.'),
    feature(
      'bulk',
      'Bulk requests.',
      limit('maxOperations', 'The most operations in one request.'),
      limit('maxPayloadSize', 'The most bytes in one request.'),
    ),
    feature('filter', 'Filters.', limit('maxResults', 'The most resources in one response.')),
    feature('changePassword', 'Changes of passwords.'),
    feature('sort', 'Sorting.'),
    feature('etag', 'Entity tags.'),
    attribute({
      name: 'pagination',
      type: 'complex',
      description: 'How long lists are read.',
      subAttributes: [
        attribute({ name: 'cursor', type: 'boolean', description: 'True when pages go by cursor.', required: true, ...readOnly }),
        attribute({ name: 'index', type: 'boolean', description: 'True when pages go by startIndex.', required: true, ...readOnly }),
        attribute({
          name: 'defaultPaginationMethod',
          description: 'The method when the client names none.',
          canonicalValues: ['cursor', 'index'],
          ...readOnly,
        }),
        attribute({ name: 'defaultPageSize', type: 'integer', description: 'Page size when the client names none.', ...readOnly }),
        attribute({ name: 'maxPageSize', type: 'integer', description: 'The largest page.', ...readOnly }),
        attribute({ name: 'cursorTimeout', type: 'integer', description: 'Seconds a cursor is valid.', ...readOnly }),
      ],
      ...readOnly,
    }),
    attribute({
      name: 'authenticationSchemes',
      type: 'complex',
      multiValued: true,
      description: 'How clients authenticate.',
      required: true,
      subAttributes: [
        attribute({
          name: 'type',
          description: 'The scheme.',
          required: true,
          canonicalValues: ['oauth', 'oauth2', 'oauthbearertoken', 'httpbasic', 'httpdigest'],
          ...readOnly,
        }),
        attribute({ name: 'name', description: 'Name of the scheme.', required: true, ...readOnly }),
        attribute({ name: 'description', description: 'How it is used.', required: true, ...readOnly }),
        attribute({
          name: 'specUri',
          type: 'reference',
          description: 'URL of its specification.',
          caseExact: true,
          referenceTypes: ['external'],
          ...readOnly,
        }),
        attribute({
          name: 'documentationUri',
          type: 'reference',
          description: 'URL of its documentation.',
          caseExact: true,
          referenceTypes: ['external'],
          ...readOnly,
        }),
        attribute({ name: 'primary', type: 'boolean', description: 'True for the preferred scheme.', ...readOnly }),
      ],
      ...readOnly,
    }),
  ],
}
