import Link from 'next/link'

import { KEYS_PATH } from '@/components/frame/navigation'
import { keyPath, rotateKeyPath } from '@/components/keys/key-paths'
import { TakeOverButton, type TakeOverAction } from '@/components/keys/take-over-button'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { relativeTime } from '@/components/ui/relative-time'
import { now } from '@/lib/clock'
import { clientName, ENTRA } from '@/lib/keys/client-name'
import type { KeyRow } from '@/lib/keys/key-store'

type KeyBannersProps = { expiring: KeyRow[]; disabled: KeyRow[]; takeOver: TakeOverAction }

/** More banners than this would push the list out of sight. */
const MOST = 3

/** Keys in use that stopped with their owner, or that end within 30 days. */
export function KeyBanners({ expiring, disabled, takeOver }: KeyBannersProps) {
  const more = Math.max(0, expiring.length - MOST) + Math.max(0, disabled.length - MOST)
  if (expiring.length + disabled.length === 0) return null
  return (
    <div className="mb-5 space-y-2">
      {disabled.slice(0, MOST).map((key) => (
        <DisabledBanner key={key.id} disabled={key} takeOver={takeOver} />
      ))}
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
      <KeyName named={expiring} /> expires {relativeTime(expiring.expiresAt, now())}. {consequence(expiring)} when it does.
    </Notice>
  )
}

function DisabledBanner({ disabled, takeOver }: { disabled: KeyRow; takeOver: TakeOverAction }) {
  return (
    <Notice tone="failure" actions={<TakeOverButton keyId={disabled.id} takeOver={takeOver} />}>
      <KeyName named={disabled} /> does not work, because its owner, {disabled.ownerName}, is disabled. {consequence(disabled)} until an
      admin takes it over.
    </Notice>
  )
}

function KeyName({ named }: { named: KeyRow }) {
  return (
    <Link href={keyPath(named.id)} className="font-medium underline underline-offset-2">
      {named.name}
    </Link>
  )
}

function consequence(key: KeyRow): string {
  const client = clientName(key)
  return client === ENTRA ? `${ENTRA} stops provisioning` : `Requests from ${client} are refused`
}
