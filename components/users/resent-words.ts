import { ENTRA } from '@/components/users/user-words'
import type { Resent } from '@/lib/invitations/resend-invitation'

const MINUTE_MS = 60_000

/** Why an invitation was not sent again and what to do about it, at the time `present`; null when it was. */
export function resendProblem(resent: Resent, present: Date): string | null {
  switch (resent.outcome) {
    case 'sent':
      return null
    case 'cooldown':
      return `An invitation to ${resent.name} left less than five minutes ago. ${again(resent.until, present)}`
    case 'no_address':
      return resent.origin === 'entra'
        ? `${resent.name} has no e-mail address. Set a work e-mail address in ${ENTRA}, or a user name that is an address, and the invitation leaves by itself.`
        : `${resent.name} has no e-mail address. Invite the person again with an address.`
    case 'disabled':
      return `${resent.name} is disabled. Enable the user, which invites them too.`
    case 'removed':
      return `The identity provider removed ${resent.name}. Assign the user there again, which invites them too.`
    case 'signed_in':
      return `${resent.name} has signed in before and needs no invitation.`
    case 'unknown':
      return 'There is no such user. Reload the page.'
  }
}

function again(until: Date, present: Date): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - present.getTime()) / MINUTE_MS))
  return `It can be sent again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
}
