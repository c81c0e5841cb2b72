/**
 * Reads a boolean that Entra sends as text: without its compatibility flag `active` arrives as "True" or "False",
 * and role mappings write `primary` as "True" (https://github.com/AzureAD/SCIMReferenceCode/issues/21).
 * Anything else comes back unchanged.
 */
export function readStringBoolean<T>(value: T): T | boolean {
  if (typeof value !== 'string') return value
  const text = value.toLowerCase()
  return text === 'true' ? true : text === 'false' ? false : value
}
