import Link from 'next/link'

import { OUTBOX_PATH } from '@/components/frame/navigation'
import { Notice } from '@/components/ui/notice'

type InvitedNoticeProps = {
  name: string
  invitation: { state: string; address: string | null }
  /** The mail carries a link to choose a password; else it leads to the sign-in page. */
  byLink: boolean
  /** Mail stays on this machine. */
  isLocal: boolean
}

/** What was sent where, after a person was invited. */
export function InvitedNotice({ name, invitation: { state, address }, byLink, isLocal }: InvitedNoticeProps) {
  if (state === 'held')
    return (
      <Notice tone="info" role="status" title={`${name} was added`}>
        The invitation to {address} is held, as Settings say, until an admin releases it.
      </Notice>
    )
  return (
    <Notice tone="ok" role="status" title={`${name} was invited`}>
      {byLink ? `A link to choose a password goes to ${address}. It works once, for 24 hours.` : `An invitation goes to ${address}.`}
      {isLocal && (
        <>
          {' '}
          Without RESEND_API_KEY mail stays on this machine: read it in the{' '}
          <Link href={OUTBOX_PATH} prefetch={false} className="text-accent underline underline-offset-2">
            Outbox
          </Link>
          .
        </>
      )}
    </Notice>
  )
}
