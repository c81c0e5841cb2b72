import type { AttributePath } from './ast'

/** Writes an attribute path as a client would: `urn:...:User:manager.value`. */
export function formatPath({ urn, attribute, subAttribute }: AttributePath): string {
  return `${urn === undefined ? '' : `${urn}:`}${attribute}${subAttribute === undefined ? '' : `.${subAttribute}`}`
}
