'use client'

import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'

import { OUTBOX_PATH } from '@/components/frame/navigation'
import { Notice } from '@/components/ui/notice'
import type { MailState } from '@/lib/mail/mail-state'

type InvitedNoticeProps = {
  /** The page was opened by the form that invites. */
  wasInvited: boolean
  name: string
  invitation: { state: MailState; address: string | null } | null
  /** The mail carries a link to choose a password; else it leads to the sign-in page. */
  byLink: boolean
  /** Mail stays on this machine. */
  isLocal: boolean
}

const UNDER_WAY: MailState[] = ['held', 'queued', 'sent', 'delivered']

/**
 * What was sent where, after a person was invited, for as long as that holds. It takes the focus when it appears, and stays until the page is
 * left: the address loses what called for it, so that nobody who opens it later is told again.
 */
export function InvitedNotice({ wasInvited, name, invitation, byLink, isLocal }: InvitedNoticeProps) {
  const [remembered] = useState(wasInvited)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!remembered) return
    box.current?.focus()
    // Later than the effects of Next's router: only then does its `replaceState` keep what the router has in this entry of the history.
    const timer = setTimeout(forgetInvited)
    return () => clearTimeout(timer)
  }, [remembered])
  if (!remembered || !invitation || !UNDER_WAY.includes(invitation.state)) return null
  const { state, address } = invitation
  const isHeld = state === 'held'
  return (
    <div className="mb-6">
      <Notice
        ref={box}
        tabIndex={-1}
        tone={isHeld ? 'info' : 'ok'}
        role="status"
        title={isHeld ? `${name} was added` : `${name} was invited`}
      >
        {isHeld && `The invitation to ${address} is held, as Settings say, until an admin releases it.`}
        {!isHeld &&
          (byLink ? `A link to choose a password goes to ${address}. It works once, for 24 hours.` : `An invitation goes to ${address}.`)}
        {!isHeld && isLocal && (
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
    </div>
  )
}

function forgetInvited() {
  const url = new URL(window.location.href)
  url.searchParams.delete('invited')
  window.history.replaceState(null, '', url)
}
