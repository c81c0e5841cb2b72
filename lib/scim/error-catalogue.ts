/** `scimType` keywords of RFC 7644 §3.12 (table 9) and of RFC 9865 §2.1 (the last three). */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive'
  | 'invalidCursor'
  | 'expiredCursor'
  | 'invalidCount'

/**
 * One kind of refusal: its HTTP status and keyword, and for people a title, why it happens and what to do about it. The wire's `detail` is
 * cause and remedy (`defaultDetail`), unless more is known of the request at hand.
 */
export type ErrorEntry = { status: number; scimType?: ScimType; title: string; cause: string; remedy: string }

const PASTE_AGAIN = 'Paste the Secret Token into Microsoft Entra ID again, all of it.'
const NEW_KEY =
  'Create a key under Account > Tools > Management API keys and paste its Secret Token into Microsoft Entra ID. ' +
  'If provisioning is in quarantine there, click Restart provisioning.'
const CORRECT_MAPPING = 'Correct the attribute mapping in Microsoft Entra ID.'
const RETRY = 'Microsoft Entra ID sends it again by itself.'

/**
 * Every refusal of the SCIM API: RFC 7644 §3.12 with the statuses of HTTP, RFC 9865 §2.1. The one source of status, keyword and
 * texts: the wire, the console and docs/scim.md read it.
 */
export const ERROR_CATALOGUE = {
  invalidFilter: {
    status: 400,
    scimType: 'invalidFilter',
    title: 'Filter not understood',
    cause: 'The filter cannot be read, names an attribute that does not exist, or compares it in a way that it does not take.',
    remedy: `The detail marks the place. ${CORRECT_MAPPING}`,
  },
  tooMany: {
    status: 400,
    scimType: 'tooMany',
    title: 'Too much at once',
    cause: 'The search costs more than the service answers in time.',
    remedy: 'Compare userName, externalId or id with eq, leave sortBy out, or split the search into several.',
  },
  mutability: {
    status: 400,
    scimType: 'mutability',
    title: 'Attribute cannot be changed',
    cause: 'The attribute is readOnly, or immutable and already set, or required and to be removed.',
    remedy: 'Remove the attribute from the attribute mapping in Microsoft Entra ID, or replace the value of a required one.',
  },
  invalidSyntax: {
    status: 400,
    scimType: 'invalidSyntax',
    title: 'Request not readable',
    cause: 'The request is not HTTP, or its body is not the JSON that SCIM prescribes.',
    remedy: 'Send one JSON object in UTF-8, as RFC 7644 shows it.',
  },
  invalidPath: {
    status: 400,
    scimType: 'invalidPath',
    title: 'Attribute path not understood',
    cause: 'The path of a change, or sortBy, cannot be read or names an attribute that no schema has.',
    remedy: `See /Schemas for the attributes there are. ${CORRECT_MAPPING}`,
  },
  noTarget: {
    status: 400,
    scimType: 'noTarget',
    title: 'Nothing matched',
    cause: 'The path of a change selects no value, or there is no path where one is needed.',
    remedy: `Add the value before it is changed. ${CORRECT_MAPPING}`,
  },
  invalidValue: {
    status: 400,
    scimType: 'invalidValue',
    title: 'Value not accepted',
    cause: 'A value is missing, or its type or content does not fit the attribute.',
    remedy: `The detail names the attribute and what it takes. ${CORRECT_MAPPING}`,
  },
  invalidCursor: {
    status: 400,
    scimType: 'invalidCursor',
    title: 'Cursor not accepted',
    cause: 'The cursor does not belong to this search.',
    remedy: 'Start again with an empty cursor, and change nothing but the cursor between pages.',
  },
  keyMissing: {
    status: 401,
    title: 'No key sent',
    cause: 'The request had no Management API key in its Authorization header.',
    remedy: PASTE_AGAIN,
  },
  keyMalformed: {
    status: 401,
    title: 'Key not readable',
    cause: 'What was sent is no whole key: characters are missing, wrong or too many.',
    remedy: PASTE_AGAIN,
  },
  keyUnknown: {
    status: 401,
    title: 'Key not accepted: unknown',
    cause: 'No Management API key of this deployment has this value.',
    remedy: `Check the Tenant URL. ${NEW_KEY}`,
  },
  keyExpired: { status: 401, title: 'Key not accepted: expired', cause: 'The expiration date of the key has passed.', remedy: NEW_KEY },
  keyDisabled: {
    status: 401,
    title: 'Key not accepted: disabled',
    cause: 'A key works only while the account of its owner is active.',
    remedy: 'Click Take over key on the page of the key, or enable its owner. The Secret Token stays the same.',
  },
  keyRevoked: { status: 401, title: 'Key not accepted: revoked', cause: 'An admin ended the key for good.', remedy: NEW_KEY },
  tokenInvalid: {
    status: 401,
    title: 'Access token not accepted',
    cause: 'The token was not issued by this deployment, was altered, or is older than an hour.',
    remedy: 'Ask the token endpoint for a new one with the client credentials.',
  },
  endpointNotAllowed: {
    status: 403,
    title: 'Endpoint not allowed for this key',
    cause: 'The allowed endpoints of the key leave out the one that was called.',
    remedy: 'Create a key with all SCIM endpoints and paste its Secret Token into Microsoft Entra ID.',
  },
  lastAdmin: {
    status: 403,
    title: 'Last active admin',
    cause: 'The change would leave the console without an active admin who can sign in.',
    remedy: 'Give another active account that can sign in the permission Admin, then try again.',
  },
  filterNotAllowed: {
    status: 403,
    title: 'Filter not allowed here',
    cause: 'Discovery endpoints take no filter (RFC 7644 §4).',
    remedy: 'Leave "filter" out.',
  },
  unknownPath: {
    status: 404,
    title: 'Nothing at this path',
    cause: 'The address leads to no endpoint of the SCIM API.',
    remedy: 'Compare the Tenant URL in Microsoft Entra ID with the one that the console shows.',
  },
  userNotFound: {
    status: 404,
    title: 'User not found',
    cause: 'The id never existed, or the user was deleted.',
    remedy: 'In Microsoft Entra ID click Restart provisioning, so that it matches the users again.',
  },
  groupNotFound: {
    status: 404,
    title: 'Group not found',
    cause: 'The id never existed, or the group was deleted.',
    remedy: 'In Microsoft Entra ID click Restart provisioning, so that it matches the groups again.',
  },
  methodNotAllowed: {
    status: 405,
    title: 'Method not allowed',
    cause: 'The address exists, but takes other methods than this one.',
    remedy: 'Use a method of the Allow header.',
  },
  timedOut: {
    status: 408,
    title: 'Request too slow',
    cause: 'The headers or the body did not arrive in time.',
    remedy: RETRY,
  },
  uniqueness: {
    status: 409,
    scimType: 'uniqueness',
    title: 'Already in use',
    cause: 'Another user has this userName, or another group this displayName; letter case makes no difference.',
    remedy: 'Correct the value at the source, or remove the user or group that has it.',
  },
  conflict: {
    status: 409,
    title: 'Not possible in this state',
    cause: 'The change depends on something else first, such as another operation of the same bulk request.',
    remedy: 'The detail says what has to happen first.',
  },
  versionMismatch: {
    status: 412,
    title: 'Changed meanwhile',
    cause: 'If-Match names a version that is no longer the current one.',
    remedy: 'Read the resource again and repeat the change.',
  },
  tooLarge: {
    status: 413,
    title: 'Request too large',
    cause: 'The body, the number of operations in it, or the number of values they change exceeds a limit.',
    remedy: 'The detail names the limit. Send several smaller requests.',
  },
  mediaType: {
    status: 415,
    title: 'Wrong media type',
    cause: 'The body is neither application/scim+json nor application/json in UTF-8, or it is compressed.',
    remedy: 'Send application/scim+json in UTF-8, uncompressed.',
  },
  tooManyRequests: {
    status: 429,
    title: 'Too many requests',
    cause: 'The key is used faster than its rate, or too many requests without a good key came from one address.',
    remedy: `Wait as long as Retry-After says. ${RETRY}`,
  },
  headersTooLarge: {
    status: 431,
    title: 'Address or headers too long',
    cause: 'Address and headers together exceed 16 KB.',
    remedy: 'Send a long search by POST to /.search.',
  },
  serverFault: {
    status: 500,
    title: 'Fault of the server',
    cause: 'Something failed that the request is not to blame for.',
    remedy: `Tell its support the request id. ${RETRY}`,
  },
  notOffered: {
    status: 501,
    title: 'Not offered',
    cause: 'This part of SCIM is not offered, and ServiceProviderConfig does not advertise it.',
    remedy: 'Use /Users/{id} with the id of the user instead of /Me.',
  },
} as const satisfies Record<string, ErrorEntry>

/** The codes of the catalogue. */
export type ErrorCode = keyof typeof ERROR_CATALOGUE

/** The entry of a code, with the fields that all entries have. */
export function errorEntry(code: ErrorCode): ErrorEntry {
  return ERROR_CATALOGUE[code]
}

/** What the wire says in `detail`: the cause, or a sharper one for this request, and what to do. */
export function defaultDetail(code: ErrorCode, cause = errorEntry(code).cause): string {
  return `${cause} ${errorEntry(code).remedy}`
}
