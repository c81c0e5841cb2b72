export const SCIM_MEDIA_TYPE = 'application/scim+json'

const ACCEPTED = [SCIM_MEDIA_TYPE, 'application/json']

/**
 * True when a request body of that `Content-Type` is read as SCIM: `application/scim+json` (RFC 7644 §8.1) or
 * `application/json` (vendor SDKs), in UTF-8. A missing type is taken for SCIM.
 */
export function isScimMediaType(contentType: string | null): boolean {
  if (contentType === null || contentType.trim() === '') return true
  return isUtf8MediaType(contentType, ACCEPTED)
}

/** Whether a `Content-Type` is one of `accepted`, in UTF-8 as far as it says. */
export function isUtf8MediaType(contentType: string, accepted: readonly string[]): boolean {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';')
  return accepted.includes(type.trim()) && parameters.every(isReadable)
}

function isReadable(parameter: string): boolean {
  const [name = '', value = ''] = parameter.split('=')
  return name.trim() !== 'charset' || ['utf-8', 'utf8'].includes(value.trim().replace(/^"(.*)"$/, '$1'))
}
