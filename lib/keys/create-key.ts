import type { Actor } from '@/lib/audit/actor'
import { type CreateKeyInput, createKeyInput } from './create-key-input'
import { type IssuedKey, issueKey } from './issue-key'

/**
 * Creates a Management API key and its audit event. The answer is the only place where the key itself appears. Submitting the same form
 * again answers `repeated`. Throws ZodError for input that `createKeyInput` refuses, KeyError when `actor` is no person.
 */
export async function createKey(input: CreateKeyInput & { actor: Actor }): Promise<IssuedKey> {
  const { name, expirationDate, allowedEndpoints, formToken } = createKeyInput.parse(input)
  const terms = { name, expirationDate, allowedEndpoints, rotatedFrom: null }
  return issueKey({ formToken, actor: input.actor, decide: () => Promise.resolve(terms) })
}
