import { isJsonObject, type JsonObject } from '../json'

/**
 * Makes Entra's app role assignments readable. Their `value` is JSON text, `{"id":...,"value":...,"displayName":...}`
 * (https://github.com/Captain-P-Goldfish/SCIM-SDK/issues/516). The text stays as sent, because Entra compares what it
 * reads with what it wrote and nothing may be lost; `display` gets the role's name unless the client set one.
 */
export function nameRoleFromJsonText(element: JsonObject): JsonObject {
  const { value, display } = element
  if (display !== undefined || typeof value !== 'string') return element
  const name = roleName(value)
  return name === undefined ? element : { ...element, display: name }
}

/** The element without a `display` that came from its `value`: another value has another name. */
export function withoutDerivedName(element: JsonObject): JsonObject {
  const { display, ...rest } = element
  return typeof rest.value === 'string' && display !== undefined && display === roleName(rest.value) ? rest : element
}

function roleName(text: string): string | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    const role: unknown = JSON.parse(text)
    const name = isJsonObject(role) ? (role.displayName ?? role.value) : undefined
    return typeof name === 'string' && name !== '' ? name : undefined
  } catch {
    return undefined
  }
}
