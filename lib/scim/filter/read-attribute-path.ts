import type { AttributePath } from './ast'

const NAME = /^([a-z_$][\w$-]*)(?:\.([a-z_$][\w$-]*))?$/i
const URN = /^[a-z][^\s"()[\]]*$/i

/**
 * Reads `attr`, `attr.sub` or either behind a schema URN and a colon (RFC 7644 §3.10); undefined when it is neither.
 * `$ref` counts as a name. The URN ends at the last colon, because its own version number has a dot.
 */
export function readAttributePath(text: string): AttributePath | undefined {
  const colon = text.lastIndexOf(':')
  const urn = colon < 0 ? undefined : text.slice(0, colon)
  const [, attribute, subAttribute] = NAME.exec(text.slice(colon + 1)) ?? []
  if (attribute === undefined || (urn !== undefined && !URN.test(urn))) return undefined
  return { ...(urn !== undefined && { urn }), attribute, ...(subAttribute !== undefined && { subAttribute }) }
}
