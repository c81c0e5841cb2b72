import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { type RotateKeyInput, rotateKeyInput } from './create-key-input'
import { type IssuedKey, issueKey } from './issue-key'
import { requireKey, requireNotRevoked } from './key-rules'
import { selectKey } from './key-store'

/**
 * Makes a successor with the same endpoints; the old key goes on until its own date or revocation. The answer is the only place where the
 * new key appears. Throws ZodError for input that `rotateKeyInput` refuses, KeyError `not_found` or `revoked`.
 */
export async function rotateKey(input: RotateKeyInput & { keyId: number; actor: Actor }): Promise<IssuedKey> {
  const { keyId, actor } = input
  const { name, expirationDate, formToken } = rotateKeyInput.parse(input)
  return issueKey({
    formToken,
    actor,
    decide: async (tx) => {
      const old = requireNotRevoked(requireKey(await selectKey(tx, keyId)))
      await recordAuditEvent(tx, {
        actor,
        action: 'key.rotated',
        target: { kind: 'key', id: old.id, name: old.name },
        after: { successor: name },
      })
      return { name, expirationDate, allowedEndpoints: old.allowedEndpoints, rotatedFrom: old }
    },
  })
}
