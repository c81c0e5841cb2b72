import { expect, it } from 'vitest'

import type { Resent } from '@/lib/invitations/resend-invitation'
import { resendProblem } from './resent-words'

const present = new Date('2026-11-24T14:02:30Z')

it.each<[Resent, string | null]>([
  [{ outcome: 'sent', address: 'eve@example.com' }, null],
  [
    { outcome: 'cooldown', name: 'Eve', until: new Date('2026-11-24T14:06:10Z') },
    'An invitation to Eve left less than five minutes ago. It can be sent again in 4 minutes.',
  ],
  [
    { outcome: 'cooldown', name: 'Eve', until: new Date('2026-11-24T14:02:31Z') },
    'An invitation to Eve left less than five minutes ago. It can be sent again in 1 minute.',
  ],
  [
    { outcome: 'no_address', name: 'Eve', origin: 'entra' },
    'Eve has no e-mail address. Set a work e-mail address in Microsoft Entra ID, or a user name that is an address, and the invitation leaves by itself.',
  ],
  [{ outcome: 'no_address', name: 'Eve', origin: 'console' }, 'Eve has no e-mail address. Invite the person again with an address.'],
  [{ outcome: 'disabled', name: 'Eve', origin: 'entra' }, 'Eve is disabled. Enable the user, which invites them too.'],
  [
    { outcome: 'removed', name: 'Eve', origin: 'entra' },
    'The identity provider removed Eve. Assign the user there again, which invites them too.',
  ],
  [{ outcome: 'signed_in', name: 'Eve', origin: 'entra' }, 'Eve has signed in before and needs no invitation.'],
  [{ outcome: 'unknown' }, 'There is no such user. Reload the page.'],
])('%j', (resent, sentence) => {
  expect(resendProblem(resent, present)).toBe(sentence)
})
