import { describe, expect, it } from 'vitest'

import type { MailState } from '@/lib/mail/mail-state'
import { type SentencePart, type StatusFacts, statusSentence } from './status-sentence'

const at = new Date('2026-05-03T14:02:00Z')
const entra = { kind: 'key', name: 'Entra' } as const
const ada = { kind: 'user', name: 'Ada Lovelace' } as const
const facts: Omit<StatusFacts, 'status'> = {
  createdAt: new Date('2026-04-01T09:00:00Z'),
  lastSignInAt: null,
  removedAt: null,
  cause: null,
  refusedSignIns: 0,
  invitation: null,
}

const INVITED: [MailState, string][] = [
  ['held', 'the invitation is held until an admin releases it'],
  ['queued', 'the invitation is on its way'],
  ['sent', 'the invitation was sent but not used'],
  ['delivered', 'the invitation was delivered but not used'],
  ['bounced', 'the invitation bounced, so it was not read'],
  ['complained', 'the invitation was marked as spam'],
  ['failed', 'the invitation could not be sent'],
  ['cancelled', 'the invitation was cancelled'],
  ['no_address', 'there is no e-mail address to send the invitation to'],
]

/** The sentence with times as `[show date]` and names in stars. */
function written(parts: SentencePart[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part
      return 'name' in part ? `*${part.name}*` : `[${part.show} ${part.at.toISOString().slice(0, 10)}]`
    })
    .join('')
}

describe('statusSentence', () => {
  it.each<[string, Partial<StatusFacts> & Pick<StatusFacts, 'status'>, string]>([
    [
      'disabled through a key, refused since',
      { status: 'disabled', cause: { action: 'user.disabled', at, actor: entra }, refusedSignIns: 2 },
      'Disabled by Microsoft Entra ID on [moment 2026-05-03], with key *Entra*. Sign-in was refused twice since.',
    ],
    [
      'disabled in the console, refused once',
      { status: 'disabled', cause: { action: 'user.disabled', at, actor: ada }, refusedSignIns: 1 },
      'Disabled by Ada Lovelace on [moment 2026-05-03]. Sign-in was refused once since.',
    ],
    [
      'disabled, nobody tried',
      { status: 'disabled', cause: { action: 'user.disabled', at, actor: ada } },
      'Disabled by Ada Lovelace on [moment 2026-05-03].',
    ],
    [
      'disabled, refused often',
      { status: 'disabled', cause: { action: 'user.disabled', at, actor: ada }, refusedSignIns: 1200 },
      'Disabled by Ada Lovelace on [moment 2026-05-03]. Sign-in was refused 1,200 times since.',
    ],
    [
      'created inactive',
      { status: 'disabled', cause: { action: 'user.created', at, actor: entra } },
      'Provisioned as disabled by Microsoft Entra ID on [moment 2026-05-03], with key *Entra*.',
    ],
    ['disabled for a reason nobody recorded', { status: 'disabled' }, 'Disabled.'],
    [
      'invited',
      { status: 'invited', cause: { action: 'user.created', at, actor: entra } },
      'Invited on [day 2026-05-03]; has not signed in yet.',
    ],
    ...INVITED.map(([invitation, rest]): [string, Partial<StatusFacts> & Pick<StatusFacts, 'status'>, string] => [
      `invited, invitation ${invitation}`,
      { status: 'invited', invitation, cause: { action: 'user.created', at, actor: entra } },
      `Invited on [day 2026-05-03]; ${rest}.`,
    ]),
    ['invited before the audit trail', { status: 'invited' }, 'Invited on [day 2026-04-01]; has not signed in yet.'],
    ['active', { status: 'active', lastSignInAt: at }, 'Active. Last sign-in [recent 2026-05-03].'],
    [
      'removed through a key',
      { status: 'removed', removedAt: at, cause: { action: 'user.removed', at, actor: entra }, refusedSignIns: 1 },
      'Removed by the identity provider on [moment 2026-05-03], with key *Entra*. Sign-in was refused once since. It comes back if they assign the user again.',
    ],
    [
      'removed, known from the row only',
      { status: 'removed', removedAt: at },
      'Removed by the identity provider on [moment 2026-05-03]. It comes back if they assign the user again.',
    ],
  ])('%s', (_name, given, expected) => {
    expect(written(statusSentence({ ...facts, ...given }))).toBe(expected)
  })
})
