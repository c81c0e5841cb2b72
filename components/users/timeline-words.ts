import type { StatusTone } from '@/components/ui/status-shape'
import { MAIL_SENTENCES } from '@/components/users/invitation-words'
import { ENTRA, PERMISSION_LABELS } from '@/components/users/user-words'
import type { TimelineEvent, TimelineItem, TimelineMail, TimelineSignIn } from '@/lib/directory/find-user-timeline'
import { actorName } from '@/lib/directory/status-sentence'
import { MAIL_STATE_WORDS } from '@/lib/mail/mail-state'
import type { Json } from '@/lib/scim/json'

type Words = { tone: StatusTone; sentence: string }

/** A role that an account got or lost, as it was called then. */
export type TimelineRole = { id: number; name: string }

/** What a sign-in attempt says when the server could not tell where it came from. */
const UNKNOWN_ADDRESS = 'unknown'

const EVENTS: Record<string, { tone: StatusTone; verb: string }> = {
  'user.created': { tone: 'ok', verb: 'Created' },
  'user.updated': { tone: 'ok', verb: 'Changed' },
  'user.enabled': { tone: 'ok', verb: 'Enabled' },
  'user.disabled': { tone: 'off', verb: 'Disabled' },
  'user.removed': { tone: 'off', verb: 'Removed' },
  'user.restored': { tone: 'ok', verb: 'Brought back' },
  'user.linked': { tone: 'ok', verb: 'Linked to Microsoft Entra ID' },
  'user.invited': { tone: 'ok', verb: 'Invited' },
  'user.invitation_resent': { tone: 'ok', verb: 'Invitation sent again' },
  'user.permission_changed': { tone: 'ok', verb: 'Permission changed' },
  'user.password_link_sent': { tone: 'ok', verb: 'Link to choose a password sent' },
  'user.password_set': { tone: 'ok', verb: 'Password set' },
  'user.sessions_ended': { tone: 'off', verb: 'All sessions ended' },
}

const SIGN_INS: Record<TimelineSignIn['outcome'], Words> = {
  success: { tone: 'ok', sentence: 'Signed in' },
  wrong_password: { tone: 'bad', sentence: 'Sign-in refused: wrong password' },
  disabled: { tone: 'bad', sentence: 'Sign-in refused: the account is disabled' },
  removed: { tone: 'bad', sentence: 'Sign-in refused: the identity provider removed the account' },
  not_provisioned: {
    tone: 'bad',
    sentence:
      'Sign-in refused: renamed by Microsoft Entra ID after the console gave it a permission. Take the permission or the role away and give it again',
  },
  wrong_tenant: { tone: 'bad', sentence: 'Sign-in refused: another tenant' },
  rate_limited: { tone: 'bad', sentence: 'Sign-in refused: too many attempts' },
}

/** What a timeline item says and the shape beside it. */
export function timelineWords(item: TimelineItem): Words {
  if (item.source === 'sign-in') return SIGN_INS[item.outcome]
  if (item.source === 'mail') return mailWords(item)
  const role = timelineRole(item)
  if (role) return roleWords(item, role)
  const { tone, verb } = EVENTS[item.action] ?? { tone: 'ok', verb: item.action }
  const said = item.action === 'user.created' && item.actor.kind === 'key' ? 'Provisioned' : verb
  return { tone, sentence: `${said}${permissionStep(item)} by ${actorName(item.actor)}` }
}

function mailWords({ kind, state, address }: TimelineMail): Words {
  const mail = kind === 'invitation' ? 'Invitation' : 'Link to choose a password'
  return { tone: MAIL_STATE_WORDS[state].tone, sentence: `${mail}${address ? ` to ${address}` : ''} ${MAIL_SENTENCES[state]}` }
}

/** " from None to Admin", for a change of the permission. */
function permissionStep({ action, changes }: TimelineEvent): string {
  const change = action === 'user.permission_changed' ? changes.find(({ path }) => path === 'permission') : undefined
  const [before, after] = [permissionLabel(change?.before), permissionLabel(change?.after)]
  return before && after ? ` from ${before} to ${after}` : ''
}

function permissionLabel(value: Json | undefined): string | undefined {
  return Object.entries(PERMISSION_LABELS).find(([permission]) => permission === value)?.[1]
}

/** The role that this is about, or null. */
export function timelineRole(item: TimelineItem): TimelineRole | null {
  if (item.source !== 'event' || !item.action.startsWith('user.role_')) return null
  const value = (path: string) => item.changes.find((change) => change.path === path)?.after
  const [id, name] = [value('roleId'), value('role')]
  return typeof id === 'number' && typeof name === 'string' ? { id, name } : null
}

function roleWords({ action, actor }: TimelineEvent, { name }: TimelineRole): Words {
  return action === 'user.role_added'
    ? { tone: 'ok', sentence: `Role ${name} given by ${actorName(actor)}` }
    : { tone: 'off', sentence: `Role ${name} taken away by ${actorName(actor)}` }
}

/** Which key it came with and from which address; null where that is not known. */
export function timelineOrigin(item: TimelineItem): { key: string | null; address: string | null } {
  if (item.source === 'mail') return { key: null, address: null }
  const key = item.source === 'event' && actsThroughKey(item) ? item.actor.name : null
  return { key, address: item.address === UNKNOWN_ADDRESS ? null : item.address }
}

function actsThroughKey({ actor }: TimelineEvent): boolean {
  return actor.kind === 'key' && actor.name !== ENTRA
}
