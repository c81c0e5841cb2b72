import { ExpiryTime } from '@/components/keys/expiry-time'
import { Timestamp } from '@/components/ui/timestamp'
import { clientName } from '@/lib/client-name'
import type { KeyDetail } from '@/lib/keys/get-key'
import { isUsable, keyStateLabel } from '@/lib/keys/key-state'

/** One sentence of state: "Valid. Last used 4 minutes ago by Microsoft Entra ID from 20.1.2.3. Expires in 23 days." */
export function KeySentence({ detail }: { detail: KeyDetail }) {
  return (
    <p className="text-base text-text [overflow-wrap:anywhere]">
      {keyStateLabel(detail.state)}. <LastUse detail={detail} /> <End detail={detail} />
    </p>
  )
}

function LastUse({ detail }: { detail: KeyDetail }) {
  if (!detail.lastUsedAt) return 'Never used.'
  return (
    <>
      Last used <Timestamp at={detail.lastUsedAt} /> by {clientName(detail)}
      {detail.lastUsedAddress && ` from ${detail.lastUsedAddress}`}.
    </>
  )
}

function End({ detail }: { detail: KeyDetail }) {
  const { state, ownerName, expiresAt, revokedAt } = detail
  if (state === 'disabled') return <>Its owner, {ownerName}, is disabled.</>
  if (state === 'revoked') {
    return (
      <>
        Revoked <Timestamp at={revokedAt} />, for good.
      </>
    )
  }
  return (
    <>
      {isUsable(state) ? 'Expires' : 'Expired'} <ExpiryTime at={expiresAt} />.
    </>
  )
}
