const FLAG = 'aadOptscim062020'
const FLAGS = [FLAG.toLowerCase(), 'azureadscimpatch062020']

/** The Tenant URL as Entra uses it: a path is put after its path, and its query string goes along on every request. */
export type TenantUrl = {
  /** Origin and path without a trailing slash, for display and for `$ref`. Carries no query string. */
  base: string
  /** Path without a trailing slash. */
  path: string
  /** True when the query string asks for the compliant PATCH dialect. */
  flag: boolean
  /** The address of an endpoint; `query` is added before the Tenant URL's own. */
  urlOf: (endpoint: string, query?: Record<string, string>) => string
}

/**
 * Reads a Tenant URL, with or without a query string and trailing slash. `addFlag` appends `aadOptscim062020` when it is not there.
 *
 * @throws TypeError where the text is not an http(s) address.
 */
export function parseTenantUrl(text: string, addFlag = false): TenantUrl {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError('Not an http(s) address. Copy the Tenant URL from the console.')
  const path = url.pathname.replace(/\/+$/, '')
  const own = url.search.slice(1)
  const hasFlag = own.split('&').some((part) => FLAGS.includes((part.split('=')[0] ?? '').toLowerCase()))
  const kept = addFlag && !hasFlag ? [own, FLAG].filter(Boolean).join('&') : own
  return {
    base: `${url.origin}${path}`,
    path,
    flag: hasFlag || addFlag,
    urlOf: (endpoint, query = {}) => {
      const search = [new URLSearchParams(query).toString(), kept].filter(Boolean).join('&')
      return `${url.origin}${path}${endpoint}${search ? `?${search}` : ''}`
    },
  }
}
