import Link from 'next/link'

import { KEYS_PATH } from '@/components/frame/navigation'
import { clientConsequence } from '@/components/keys/client-consequence'
import { ExpiryTime } from '@/components/keys/expiry-time'
import { keyPath, rotateKeyPath } from '@/components/keys/key-paths'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { clientName } from '@/lib/client-name'
import type { KeyRow } from '@/lib/keys/key-store'

/** More banners than this would push the list out of sight. */
const MOST = 3

/** Keys in use that end within 30 days. */
export function KeyBanners({ expiring }: { expiring: KeyRow[] }) {
  const more = expiring.length - MOST
  if (expiring.length === 0) return null
  return (
    <div className="mb-5 space-y-2">
      {expiring.slice(0, MOST).map((key) => (
        <ExpiringBanner key={key.id} expiring={key} />
      ))}
      {more > 0 && (
        <p className="text-muted">
          {more} more {more === 1 ? 'key needs' : 'keys need'} attention.{' '}
          <Link href={`${KEYS_PATH}?sort=expires`} className="text-accent underline underline-offset-2">
            Show keys by expiration date
          </Link>
        </p>
      )}
    </div>
  )
}

function ExpiringBanner({ expiring }: { expiring: KeyRow }) {
  return (
    <Notice tone="warning" actions={<LinkButton href={rotateKeyPath(expiring.id)}>Rotate key</LinkButton>}>
      <Link href={keyPath(expiring.id)} className="font-medium underline underline-offset-2">
        {expiring.name}
      </Link>{' '}
      expires <ExpiryTime at={expiring.expiresAt} />. {clientConsequence(clientName(expiring))} when it does.
    </Notice>
  )
}
