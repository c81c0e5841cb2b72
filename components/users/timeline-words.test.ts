import { describe, expect, it } from 'vitest'

import { timelineOrigin, timelineRole, timelineWords } from '@/components/users/timeline-words'
import type { TimelineEvent, TimelineMail, TimelineSignIn } from '@/lib/directory/find-user-timeline'

const at = new Date('2026-05-03T14:02:00Z')
const entra = { kind: 'key', id: 1, name: 'Entra production' } as const
const ada = { kind: 'user', id: 1, name: 'Ada Lovelace' } as const
const server = { kind: 'system', id: null, name: 'Server' } as const

const event = (action: string, actor: TimelineEvent['actor'], address: string | null = null): TimelineEvent => {
  return { source: 'event', id: '1', at, action, actor, address, requestId: null, changes: [] }
}
const role = (action: string, changes: TimelineEvent['changes']) => ({ ...event(action, entra), changes })
const itAdmins = [
  { path: 'role', after: 'IT admins' },
  { path: 'roleId', after: 5 },
]
const signIn = (outcome: TimelineSignIn['outcome'], address: string): TimelineSignIn => ({
  source: 'sign-in',
  id: '1',
  at,
  outcome,
  address,
})

const mail = (state: TimelineMail['state'], more: Partial<TimelineMail> = {}): TimelineMail => {
  return { source: 'mail', id: '1', at, stateAt: at, kind: 'invitation', state, address: 'eve@example.com', lastError: null, ...more }
}
const permission = (before: string, after: string): TimelineEvent => ({
  ...event('user.permission_changed', ada),
  changes: [{ path: 'permission', before, after }],
})

describe('a timeline item', () => {
  it.each([
    [event('user.created', entra), 'Provisioned by Microsoft Entra ID', 'ok'],
    [event('user.created', ada), 'Created by Ada Lovelace', 'ok'],
    [event('user.created', server), 'Created by the server', 'ok'],
    [event('user.updated', entra), 'Changed by Microsoft Entra ID', 'ok'],
    [event('user.disabled', ada), 'Disabled by Ada Lovelace', 'off'],
    [event('user.removed', entra), 'Removed by Microsoft Entra ID', 'off'],
    [event('user.restored', entra), 'Brought back by Microsoft Entra ID', 'ok'],
    [role('user.role_added', itAdmins), 'Role IT admins given by Microsoft Entra ID', 'ok'],
    [role('user.role_removed', itAdmins), 'Role IT admins taken away by Microsoft Entra ID', 'off'],
    [event('user.invited', ada), 'Invited by Ada Lovelace', 'ok'],
    [event('user.invitation_resent', ada), 'Invitation sent again by Ada Lovelace', 'ok'],
    [event('user.password_link_sent', ada), 'Link to choose a password sent by Ada Lovelace', 'ok'],
    [permission('none', 'admin'), 'Permission changed from None to Admin by Ada Lovelace', 'ok'],
    [event('user.password_set', ada), 'Password set by Ada Lovelace', 'ok'],
    [event('user.sessions_ended', ada), 'All sessions ended by Ada Lovelace', 'off'],
    [mail('delivered'), 'Invitation to eve@example.com was delivered', 'ok'],
    [mail('held'), 'Invitation to eve@example.com is held until an admin releases it', 'warn'],
    [mail('bounced'), 'Invitation to eve@example.com bounced', 'bad'],
    [mail('no_address', { address: null }), 'Invitation has no address to go to', 'bad'],
    [mail('sent', { kind: 'password_link' }), 'Link to choose a password to eve@example.com was sent', 'ok'],
    [signIn('success', '192.0.2.7'), 'Signed in', 'ok'],
    [signIn('disabled', '192.0.2.7'), 'Sign-in refused: the account is disabled', 'bad'],
  ])('says what happened and who did it: %#', (item, sentence, tone) => {
    expect(timelineWords(item)).toEqual({ sentence, tone })
  })

  it('knows the role that it is about', () => {
    expect(timelineRole(role('user.role_added', itAdmins))).toEqual({ id: 5, name: 'IT admins' })
    expect(timelineRole(role('user.updated', itAdmins))).toBeNull()
    expect(timelineRole(role('user.role_added', []))).toBeNull()
    expect(timelineRole(signIn('success', '192.0.2.7'))).toBeNull()
  })

  it('names the key and the address where they are known', () => {
    expect(timelineOrigin(event('user.updated', entra, '192.0.2.7'))).toEqual({ key: 'Entra production', address: '192.0.2.7' })
    expect(timelineOrigin(event('user.updated', ada))).toEqual({ key: null, address: null })
    expect(timelineOrigin(signIn('success', 'unknown'))).toEqual({ key: null, address: null })
  })

  it('does not name a key that says nothing more than who called', () => {
    expect(timelineOrigin(event('user.updated', { ...entra, name: 'Microsoft Entra ID' })).key).toBeNull()
  })
})
