import { StatusChip } from '@/components/ui/status-chip'
import { type KeyState, keyStateLabel, keyStateTone } from '@/lib/keys/key-state'
import { longDate } from '@/lib/long-date'

type KeyStateChipProps = { state: KeyState; ownerName: string; expiresAt: Date; revokedAt: Date | null }

/** The state of a key; why it is so appears on hover and focus. */
export function KeyStateChip(props: KeyStateChipProps) {
  return <StatusChip tone={keyStateTone(props.state)} label={keyStateLabel(props.state)} why={whyOf(props)} />
}

function whyOf({ state, ownerName, expiresAt, revokedAt }: KeyStateChipProps): string | undefined {
  switch (state) {
    case 'valid':
      return undefined
    case 'expires_soon':
      return `It ends on ${longDate(expiresAt)}, end of day UTC.`
    case 'expired':
      return `It ended on ${longDate(expiresAt)}, end of day UTC.`
    case 'disabled':
      return `Its owner, ${ownerName}, is disabled. Take over key makes it work again.`
    case 'revoked':
      return revokedAt ? `It was revoked on ${longDate(revokedAt)}, for good.` : undefined
  }
}
