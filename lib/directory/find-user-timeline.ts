import type { Actor } from '@/lib/audit/actor'
import { type AuditEventRow, findAuditEvents } from '@/lib/audit/find-audit-events'
import { reader } from '@/lib/db/transaction'
import { type InvitationRow, selectInvitations } from '@/lib/invitations/invitation-store'
import { logger } from '@/lib/logger'
import { selectSignInAttempts, type SignInAttemptRow } from './console-user-store'
import { findExistingRoles } from './find-existing-roles'
import { findManagers, type ManagerNames } from './find-managers'
import { changesBetween, type ValueChange } from './value-changes'
import { decodeTimelineCursor, encodeTimelineCursor, type TimelineCursor } from './timeline-cursor'
import type { TimelineKind } from './timeline-kind'

export const TIMELINE_ITEMS_PER_LOAD = 50

export type TimelineEvent = {
  source: 'event'
  id: string
  at: Date
  action: string
  actor: { kind: Actor['kind']; id: number | null; name: string }
  address: string | null
  requestId: string | null
  changes: ValueChange[]
}
export type TimelineSignIn = { source: 'sign-in'; id: string; at: Date; outcome: SignInAttemptRow['outcome']; address: string }
/** A mail that lets the account in: `at` is when it was put into the outbox, `stateAt` when it got its state. */
export type TimelineMail = { source: 'mail'; id: string; at: Date } & Pick<
  InvitationRow,
  'kind' | 'state' | 'stateAt' | 'address' | 'lastError'
>
export type TimelineItem = TimelineEvent | TimelineSignIn | TimelineMail

export type UserTimeline = {
  /** Newest first. */
  items: TimelineItem[]
  /** Where the next load goes on, or null at the end. */
  older: string | null
  /** The managers in the changes who are accounts here. */
  managers: ManagerNames
  /** Ids of the roles in the changes that still exist. */
  existingRoles: number[]
  /** Sources that could not be read; their items are missing. */
  failed: ('events' | 'sign-ins' | 'invitations')[]
}

export type FindUserTimelineInput = { userId: number; kind?: TimelineKind | null; older?: string; limit?: number }

/**
 * What happened to an account: audit events, sign-in attempts and invitations, newest first, `limit` at a time. A source that fails is named
 * in `failed` and does not take the others with it. A cursor that cannot be read starts at the newest.
 */
export async function findUserTimeline(input: FindUserTimelineInput): Promise<UserTimeline> {
  const { userId, kind = null, limit = TIMELINE_ITEMS_PER_LOAD } = input
  const cursor = decodeTimelineCursor(input.older)
  const [events, signIns, mails] = await Promise.allSettled([
    kind === 'sign-ins' || kind === 'invitations' ? [] : readEvents({ userId, kind, cursor, limit }),
    kind === null || kind === 'sign-ins' ? readSignIns({ userId, cursor, limit }) : [],
    kind === null || kind === 'invitations' ? readMails({ userId, cursor, limit }) : [],
  ])
  const failed: UserTimeline['failed'] = []
  if (events.status === 'rejected') failed.push(report(userId, 'events', events.reason))
  if (signIns.status === 'rejected') failed.push(report(userId, 'sign-ins', signIns.reason))
  if (mails.status === 'rejected') failed.push(report(userId, 'invitations', mails.reason))
  const merged = merge([valueOf(mails), valueOf(events), valueOf(signIns)])
  const items = merged.slice(0, limit)
  const changes = items.flatMap((item) => (item.source === 'event' ? item.changes : []))
  const [managers, existingRoles] = await Promise.all([findManagers(changes), findExistingRoles(changes)])
  const older = merged.length > limit ? encodeTimelineCursor(moveCursor(cursor, items)) : null
  return { items, older, managers, existingRoles, failed }
}

type Read = { userId: number; cursor: TimelineCursor; limit: number }

async function readEvents({ userId, kind, cursor, limit }: Read & { kind: TimelineKind | null }): Promise<TimelineEvent[]> {
  const actorKinds: Actor['kind'][] | undefined = kind === 'provisioning' ? ['key'] : kind === 'console' ? ['user', 'system'] : undefined
  const rows = await findAuditEvents({ target: { kind: 'user', id: userId }, actorKinds, olderThan: cursor.event, limit: limit + 1 })
  return rows.map(toEvent)
}

async function readSignIns({ userId, cursor, limit }: Read): Promise<TimelineSignIn[]> {
  const rows = await selectSignInAttempts(await reader(), { userId, olderThan: cursor.signIn, limit: limit + 1 })
  return rows.map(({ id, at, outcome, address }) => ({ source: 'sign-in', id: String(id), at, outcome, address }))
}

async function readMails({ userId, cursor, limit }: Read): Promise<TimelineMail[]> {
  const rows = await selectInvitations(await reader(), { userId, olderThan: cursor.mail, limit: limit + 1 })
  return rows.map(({ id, kind, state, stateAt, address, lastError, createdAt: at }) => {
    return { source: 'mail', id: String(id), at, kind, state, stateAt, address, lastError }
  })
}

function toEvent(row: AuditEventRow): TimelineEvent {
  const { id, at, action, actorKind, actorId, actorName, address, requestId, before, after } = row
  const actor = { kind: actorKind, id: actorId, name: actorName }
  return { source: 'event', id: String(id), at, action, actor, address, requestId, changes: changesBetween(before, after) }
}

/** The lists together, newest first, each kept in its own order: ids decide within a source, times between the sources. */
function merge(sources: TimelineItem[][]): TimelineItem[] {
  const rest = sources.map((items) => ({ items, next: 0 }))
  const merged: TimelineItem[] = []
  for (;;) {
    let newest: { source: (typeof rest)[number]; item: TimelineItem } | undefined
    for (const source of rest) {
      const item = source.items[source.next]
      if (item && (!newest || item.at > newest.item.at)) newest = { source, item }
    }
    if (!newest) return merged
    merged.push(newest.item)
    newest.source.next++
  }
}

function moveCursor(cursor: TimelineCursor, items: TimelineItem[]): TimelineCursor {
  const last = (source: TimelineItem['source']) => items.findLast((item) => item.source === source)?.id
  const [event, signIn, mail] = [last('event'), last('sign-in'), last('mail')]
  return {
    event: event ? BigInt(event) : cursor.event,
    signIn: signIn ? BigInt(signIn) : cursor.signIn,
    mail: mail ? Number(mail) : cursor.mail,
  }
}

function report<Source extends string>(userId: number, source: Source, error: unknown): Source {
  logger.error({ event: 'user-timeline', userId, source, error })
  return source
}

function valueOf<T>(result: PromiseSettledResult<T[]>): T[] {
  return result.status === 'fulfilled' ? result.value : []
}
