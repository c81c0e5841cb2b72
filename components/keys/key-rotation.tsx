import { SuccessorLine } from '@/components/keys/connection-line'
import { rotationWords, successorOf } from '@/components/keys/rotation-words'
import { Card } from '@/components/ui/card'
import type { KeyDetail } from '@/lib/keys/get-key'
import { isUsable } from '@/lib/keys/key-state'

/** How far the replacement of a key has come: which of the two keys work, and whether the new one is used. Nothing where nothing is replaced. */
export function KeyRotation({ detail }: { detail: KeyDetail }) {
  const successor = successorOf(detail.successors)
  if (!successor || detail.state === 'revoked') return null
  const { id, name, lastFour, state } = successor
  return (
    <Card title="Rotation">
      <p className="[overflow-wrap:anywhere]">{rotationWords({ old: detail, successor })}</p>
      {isUsable(state) && (
        <div className="mt-3">
          <SuccessorLine keyId={id} name={name} lastFour={lastFour} />
        </div>
      )}
    </Card>
  )
}
