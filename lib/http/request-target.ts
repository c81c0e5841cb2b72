/**
 * The path and query of node's `request.url`: without scheme and host of the absolute form, which a server must accept (RFC 9112 §3.2.2),
 * and with repeated slashes of the path taken as one, as in a Tenant URL pasted with a slash too many.
 */
export function readTarget(url: string): { path: string; query: string } {
  const [path = '', query = ''] = url.replace(/^https?:\/\/[^/?]*/i, '').split(/\?(.*)/s, 2)
  return { path: path.replace(/\/{2,}/g, '/') || '/', query }
}
