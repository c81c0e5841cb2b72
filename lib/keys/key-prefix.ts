/** Starts every Management API key, so that people and secret scanners recognise one. */
export const KEY_PREFIX = 'mk_'

/** What is left of a Secret Token without the `apikey:` that stands in front of the key there. */
export function withoutApiKeyPrefix(secretToken: string): string {
  return secretToken.replace(/^apikey:\s*/i, '')
}
