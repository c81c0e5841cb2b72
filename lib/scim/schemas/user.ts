import { attribute, pluralAttribute, primaryAttribute, typeAttribute } from './attribute'
import { externalIdAttribute } from './common'
import type { Schema } from './schema-types'

export const CORE_USER_URN = 'urn:ietf:params:scim:schemas:core:2.0:User'

/** The core User schema (RFC 7643 §4.1 and §8.7.1). */
export const userSchema: Schema = {
  id: CORE_USER_URN,
  name: 'User',
  description: 'User Account',
  attributes: [
    externalIdAttribute,
    attribute({
      name: 'userName',
      description: 'The name the user signs in with. Compared without regard to case, stored as sent.',
      required: true,
      uniqueness: 'server',
    }),
    attribute({
      name: 'name',
      type: 'complex',
      description: "The parts of the user's name.",
      subAttributes: [
        attribute({ name: 'formatted', description: 'The whole name, as it is displayed.' }),
        attribute({ name: 'familyName', description: 'Last name.' }),
        attribute({ name: 'givenName', description: 'First name.' }),
        attribute({ name: 'middleName', description: 'Middle names.' }),
        attribute({ name: 'honorificPrefix', description: 'Title in front of the name, such as Ms. or Dr.' }),
        attribute({ name: 'honorificSuffix', description: 'Suffix behind the name, such as III.' }),
      ],
    }),
    attribute({ name: 'displayName', description: 'The name shown to others.' }),
    attribute({ name: 'nickName', description: 'The casual name.' }),
    attribute({
      name: 'profileUrl',
      type: 'reference',
      description: "URL of the user's online profile.",
      caseExact: true,
      referenceTypes: ['external'],
    }),
    attribute({ name: 'title', description: 'Job title.' }),
    attribute({ name: 'userType', description: 'Relation to the organization, such as Employee or Contractor.' }),
    attribute({ name: 'preferredLanguage', description: 'Preferred language, as in the Accept-Language header.' }),
    attribute({ name: 'locale', description: 'Locale for dates, numbers and currency.' }),
    attribute({ name: 'timezone', description: 'Time zone, such as Europe/Berlin.' }),
    attribute({ name: 'active', type: 'boolean', description: 'False for a disabled account, which cannot sign in.' }),
    attribute({
      name: 'password',
      description: 'Accepted and never stored: users sign in elsewhere.',
      caseExact: true,
      mutability: 'writeOnly',
      returned: 'never',
    }),
    pluralAttribute({
      name: 'emails',
      description: 'E-mail addresses.',
      value: { description: 'The address.' },
      types: ['work', 'home', 'other'],
    }),
    pluralAttribute({
      name: 'phoneNumbers',
      description: 'Phone numbers.',
      value: { description: 'The number.' },
      types: ['work', 'home', 'mobile', 'fax', 'pager', 'other'],
    }),
    pluralAttribute({
      name: 'ims',
      description: 'Instant messaging addresses.',
      value: { description: 'The address.' },
      types: ['aim', 'gtalk', 'icq', 'xmpp', 'msn', 'skype', 'qq', 'yahoo'],
    }),
    pluralAttribute({
      name: 'photos',
      description: 'URLs of photos.',
      value: { type: 'reference', description: 'The URL.', caseExact: true, referenceTypes: ['external'] },
      types: ['photo', 'thumbnail'],
    }),
    attribute({
      name: 'addresses',
      type: 'complex',
      multiValued: true,
      description: 'Postal addresses.',
      subAttributes: [
        attribute({ name: 'formatted', description: 'The whole address, as it is displayed.' }),
        attribute({ name: 'streetAddress', description: 'Street, house number, post office box.' }),
        attribute({ name: 'locality', description: 'City.' }),
        attribute({ name: 'region', description: 'State or region.' }),
        attribute({ name: 'postalCode', description: 'Postal code.' }),
        attribute({ name: 'country', description: 'Country.' }),
        typeAttribute(['work', 'home', 'other']),
        primaryAttribute(),
      ],
    }),
    attribute({
      name: 'groups',
      type: 'complex',
      multiValued: true,
      description: 'The groups that the user is a direct member of. Changed through the groups.',
      mutability: 'readOnly',
      subAttributes: [
        attribute({ name: 'value', description: "The group's id.", caseExact: true, mutability: 'readOnly' }),
        attribute({
          name: '$ref',
          type: 'reference',
          description: 'URL of the Group resource.',
          caseExact: true,
          mutability: 'readOnly',
          referenceTypes: ['Group'],
        }),
        attribute({ name: 'display', description: "The group's displayName.", mutability: 'readOnly' }),
        attribute({
          name: 'type',
          description: 'How the user is a member; always direct here.',
          mutability: 'readOnly',
          canonicalValues: ['direct'],
        }),
      ],
    }),
    pluralAttribute({ name: 'entitlements', description: 'Things the user is entitled to.', value: { description: 'The entitlement.' } }),
    pluralAttribute({ name: 'roles', description: "The user's roles.", value: { description: 'The role.' } }),
    pluralAttribute({
      name: 'x509Certificates',
      description: 'Certificates issued to the user.',
      value: { type: 'binary', description: 'The certificate, DER in Base64.', caseExact: true },
    }),
  ],
}
