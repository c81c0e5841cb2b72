import type { Actor } from '@/lib/audit/actor'
import type { AuditAction } from '@/lib/audit/audit-action'
import type { MailState } from '@/lib/mail/mail-state'
import type { UserStatus } from './user-status'

/** A piece of a sentence: text, a name to stand out, or a moment (`moment`: with the time, `day`: its date, `recent`: how long ago). */
export type SentencePart = string | { name: string } | { at: Date; show: 'moment' | 'day' | 'recent' }

export type StatusFacts = {
  status: UserStatus
  createdAt: Date
  lastSignInAt: Date | null
  removedAt: Date | null
  /** What put the account into its status, when the audit trail knows. */
  cause: { action: AuditAction; at: Date; actor: Pick<Actor, 'kind' | 'name'> } | null
  /** Sign-ins refused since then because the account is disabled. */
  refusedSignIns: number
  /** What became of the last invitation, when there was one. */
  invitation: MailState | null
}

/** The one sentence that says why an account is as it is: who did it, when, with which key, and what happened at sign-in since. */
export function statusSentence(facts: StatusFacts): SentencePart[] {
  return join(SENTENCES[facts.status](facts))
}

const SENTENCES: Record<UserStatus, (facts: StatusFacts) => SentencePart[]> = {
  invited: ({ cause, createdAt, invitation }) => [
    'Invited on ',
    { at: cause?.at ?? createdAt, show: 'day' },
    `; ${invitation ? INVITATIONS[invitation] : 'has not signed in yet'}.`,
  ],
  active: ({ lastSignInAt }) => (lastSignInAt ? ['Active. Last sign-in ', { at: lastSignInAt, show: 'recent' }, '.'] : ['Active.']),
  disabled: ({ cause, refusedSignIns }) => [...disabledBy(cause), ...refused(refusedSignIns)],
  removed: ({ cause, removedAt, refusedSignIns }) => [
    'Removed by the identity provider',
    ...on(cause?.at ?? removedAt),
    ...withKey(cause),
    '.',
    ...refused(refusedSignIns),
    ' It comes back if they assign the user again.',
  ],
}

const INVITATIONS: Record<MailState, string> = {
  held: 'the invitation is held until an admin releases it',
  queued: 'the invitation is on its way',
  sent: 'the invitation was sent but not used',
  delivered: 'the invitation was delivered but not used',
  bounced: 'the invitation bounced, so it was not read',
  complained: 'the invitation was marked as spam',
  failed: 'the invitation could not be sent',
  cancelled: 'the invitation was cancelled',
  no_address: 'there is no e-mail address to send the invitation to',
}

function disabledBy(cause: StatusFacts['cause']): SentencePart[] {
  if (!cause) return ['Disabled.']
  const verb = cause.action === 'user.disabled' ? 'Disabled' : 'Provisioned as disabled'
  return [`${verb} by ${actorName(cause.actor)}`, ...on(cause.at), ...withKey(cause), '.']
}

function on(at: Date | null): SentencePart[] {
  return at ? [' on ', { at, show: 'moment' }] : []
}

function withKey(cause: StatusFacts['cause']): SentencePart[] {
  return cause?.actor.kind === 'key' ? [', with key ', { name: cause.actor.name }] : []
}

function refused(count: number): SentencePart[] {
  if (count === 0) return []
  const times = count === 1 ? 'once' : count === 2 ? 'twice' : `${count.toLocaleString('en')} times`
  return [` Sign-in was refused ${times} since.`]
}

/** Who acted, for people: keys stand for Microsoft Entra ID. */
export function actorName({ kind, name }: Pick<Actor, 'kind' | 'name'>): string {
  return kind === 'key' ? 'Microsoft Entra ID' : kind === 'user' ? name : 'the server'
}

function join(parts: SentencePart[]): SentencePart[] {
  const joined: SentencePart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  return joined
}
