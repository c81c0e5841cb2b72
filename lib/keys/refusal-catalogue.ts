/** Why the API refuses a request because of its key. */
export type RefusalCode = 'missing' | 'malformed' | 'unknown' | 'expired' | 'disabled' | 'revoked' | 'endpoint'

/** One refusal: HTTP status, a title for people, why it happens, and what to do about it. */
export type Refusal = { status: 401 | 403; title: string; cause: string; remedy: string }

const PASTE_AGAIN = 'Paste the Secret Token into Microsoft Entra ID again, all of it.'
const NEW_KEY =
  'Create a key under Account > Tools > Management API keys and paste its Secret Token into Microsoft Entra ID. ' +
  'If provisioning is in quarantine there, click Restart provisioning.'

/** The one source of these texts: the API's errors and the console read it. */
export const REFUSALS: Readonly<Record<RefusalCode, Refusal>> = {
  missing: {
    status: 401,
    title: 'No key sent',
    cause: 'The request had no Management API key in its Authorization header.',
    remedy: PASTE_AGAIN,
  },
  malformed: {
    status: 401,
    title: 'Key not readable',
    cause: 'The key is mistyped or cut off: its checksum does not match.',
    remedy: PASTE_AGAIN,
  },
  unknown: {
    status: 401,
    title: 'Key not accepted: unknown',
    cause: 'No Management API key of this deployment has this value.',
    remedy: `Check the Tenant URL. ${NEW_KEY}`,
  },
  expired: { status: 401, title: 'Key not accepted: expired', cause: 'The key has passed its expiration date.', remedy: NEW_KEY },
  disabled: {
    status: 401,
    title: 'Key not accepted: disabled',
    cause: "The key's owner is disabled.",
    remedy: 'Click Take over key on the page of the key, or enable its owner. The Secret Token stays the same.',
  },
  revoked: { status: 401, title: 'Key not accepted: revoked', cause: 'The key was revoked.', remedy: NEW_KEY },
  endpoint: {
    status: 403,
    title: 'Endpoint not allowed for this key',
    cause: 'The key does not allow the endpoint that was called.',
    remedy: 'Create a key that allows this endpoint and use it instead.',
  },
}

/** The refusal behind a stored code, or null when the code is none of the catalogue's. */
export function findRefusal(code: string | null): Refusal | null {
  return code !== null && Object.hasOwn(REFUSALS, code) ? REFUSALS[code as RefusalCode] : null
}

/** What the API answers: the cause, sharpened by what is known of this request, and what to do. */
export function refusalDetail(code: RefusalCode, cause = REFUSALS[code].cause): string {
  return `${cause} ${REFUSALS[code].remedy}`
}

/** The detail of a 403: which endpoints the key allows and which path was called. */
export function endpointRefusalDetail(input: { name: string; allowedEndpoints: readonly string[]; path: string }): string {
  const { name, allowedEndpoints, path } = input
  return refusalDetail('endpoint', `The key "${name}" allows ${allowedEndpoints.join(', ')}; ${path} was called.`)
}
