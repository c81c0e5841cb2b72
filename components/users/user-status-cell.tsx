import { StatusChip } from '@/components/ui/status-chip'
import { INVITATION_LABELS } from '@/components/users/invitation-words'
import { UserStatusChip } from '@/components/users/user-status-chip'
import { STATUS_TONES } from '@/components/users/user-words'
import type { UserListItem } from '@/lib/directory/list-users'
import type { UserStatus } from '@/lib/directory/user-status'

type UserStatusCellProps = { status: UserStatus; invitation?: UserListItem['invitation'] }

/** The status of a user where there is little room: what more there is to say of it stands below the chip. */
export function UserStatusCell({ status, invitation }: UserStatusCellProps) {
  if (status === 'removed') return <Removed />
  if (status !== 'invited' || !invitation) return <UserStatusChip status={status} />
  const { state } = invitation
  const isBad = state === 'bounced' || state === 'complained' || state === 'failed' || state === 'no_address'
  return (
    <>
      <UserStatusChip status={status} />
      <span className={`mt-0.5 block text-xs ${isBad ? 'text-bad' : 'text-muted'}`}>{INVITATION_LABELS[state]}</span>
    </>
  )
}

/** Reads "Disabled (removed by identity provider)". */
function Removed() {
  return (
    <>
      <StatusChip tone={STATUS_TONES.removed} label="Disabled" />
      <span className="sr-only"> (</span>
      <span className="mt-0.5 block text-xs text-muted">removed by identity provider</span>
      <span className="sr-only">)</span>
    </>
  )
}
