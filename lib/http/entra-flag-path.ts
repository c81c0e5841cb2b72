// The flag belongs in the Tenant URL's query string, behind which some clients append the path: ?aadOptscim062020/Users?filter=…
const PATH_IN_QUERY = /^\??((?:aadoptscim|azureadscimpatch)\d+)\/([^?]*)(?:\?(.*))?$/i

/**
 * Puts a path that was appended to the Tenant URL's query string back where it belongs.
 * Microsoft: application-provisioning-config-problem-scim-compatibility (the aadOptscim062020 flag).
 */
export function repairFlagPath(url: { pathname: string; search: string }): { pathname: string; search: string } {
  const match = PATH_IN_QUERY.exec(url.search)
  if (!match) return url
  const [, flag, path, rest] = match
  return { pathname: `${url.pathname.replace(/\/+$/, '')}/${path}`, search: `?${[flag, rest].filter(Boolean).join('&')}` }
}
