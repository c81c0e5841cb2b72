import { StatusChip } from '@/components/ui/status-chip'
import { Timestamp } from '@/components/ui/timestamp'
import { INVITATION_ADVICE } from '@/components/users/invitation-words'
import type { UserDetail } from '@/lib/directory/get-user-detail'
import { MAIL_STATE_WORDS } from '@/lib/mail/mail-state'

type InvitationStateProps = { invitation: NonNullable<UserDetail['invitation']> }

/** What became of an invitation: state, since when, where it went, what went wrong and what to do about it. */
export function InvitationState({ invitation }: InvitationStateProps) {
  const { state, stateAt, address, lastError } = invitation
  const advice = INVITATION_ADVICE[state]
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusChip {...MAIL_STATE_WORDS[state]} />
        <Timestamp at={stateAt} />
      </span>
      {address && <span className="block">to {address}</span>}
      {lastError && <span className="block text-bad">{lastError}</span>}
      {advice && <span className="block text-xs text-muted">{advice}</span>}
    </>
  )
}
