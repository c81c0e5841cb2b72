import { setTimeout as sleep } from 'node:timers/promises'

import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import { logger } from '@/lib/logger'
import { processState } from '@/lib/process-state'
import type { Claims } from './claims'
import type { HeldPermission } from './permission'
import { doesSessionStand } from './session-rule'
import { findStandings, type Standing } from './sign-in-store'

/**
 * What a watch tells: what its person may do from now on; nothing, so that the connection is kept; and last, if it ends here, that the
 * session has ended, that another watch needs the room, or that this process stops.
 */
export type SessionNews = { kind: 'permission'; permission: HeldPermission } | { kind: 'nothing' | SessionEnd }
type SessionEnd = 'ended' | 'full' | 'stopping'

/** A session that somebody looks at: what it stands on, and who hears of it. */
export type WatchedSession = { claims: Claims; permission: HeldPermission; tell: (news: SessionNews) => void; end: () => void }

type Watch = WatchedSession & { heardAt: number }
/** `open` is in the order of arrival; `isBlind` while the database does not answer; `isStopping` from when the process ends. */
type Watches = { open: Set<Watch>; isChecking: boolean; isBlind: boolean; isStopping: boolean }

/** A disable has to show within a second, with the way to the sign-in page. */
const INTERVAL_MS = 400
/** Proxies drop a connection on which nothing is said, many after half a minute. */
const SILENCE_MS = 25_000
/** Streams of one person on this process: more browsers than anybody has open. */
const MAX_PER_PERSON = 20

/**
 * Watches a session until it ends or the returned function is called: asks the database, for all watches of this process at once and only
 * while there are any. A database that is away ends no session.
 */
export function watchSession(session: WatchedSession): () => void {
  const watches = sessionWatches()
  const watch = { ...session, heardAt: now().getTime() }
  // A browser whose stream was closed may ask again on a connection that it still has.
  if (watches.isStopping) {
    end(watches, watch, 'stopping')
    return () => undefined
  }
  const others = [...watches.open].filter(({ claims }) => claims.userId === session.claims.userId)
  if (others[0] && others.length >= MAX_PER_PERSON) end(watches, others[0], 'full')
  watches.open.add(watch)
  if (!watches.isChecking) void checkWhileOpen(watches)
  return () => void watches.open.delete(watch)
}

/** Ends every watch of this process, but no session: whoever looks on asks again, another instance or this one after its restart. */
export function closeSessionWatches(): void {
  const watches = sessionWatches()
  watches.isStopping = true
  for (const watch of watches.open) end(watches, watch, 'stopping')
}

function sessionWatches(): Watches {
  return processState('session-watches', () => ({ open: new Set<Watch>(), isChecking: false, isBlind: false, isStopping: false }))
}

async function checkWhileOpen(watches: Watches): Promise<void> {
  watches.isChecking = true
  while (watches.open.size > 0) {
    await sleep(INTERVAL_MS, undefined, { ref: false })
    keepConnections(watches)
    await check(watches)
  }
  watches.isChecking = false
}

function keepConnections({ open }: Watches): void {
  const at = now().getTime()
  for (const watch of open) if (at - watch.heardAt >= SILENCE_MS) tell(watch, { kind: 'nothing' })
}

async function check(watches: Watches): Promise<void> {
  const asked = [...watches.open]
  // The last one has gone meanwhile, maybe with the process: its database must not be opened again.
  if (asked.length === 0) return
  try {
    const standings = await findStandings(await reader(), [...new Set(asked.map(({ claims }) => claims.userId))])
    watches.isBlind = false
    for (const watch of asked) if (watches.open.has(watch)) judge(watches, watch, standings.get(watch.claims.userId))
  } catch (error) {
    // Every round fails while the database is away. One that closes with the process, after the watches, is no failure.
    if (!watches.isBlind && watches.open.size > 0) logger.error({ event: 'session-watch-failed', error })
    watches.isBlind = true
  }
}

function judge(watches: Watches, watch: Watch, account: Standing | undefined): void {
  if (!account || !doesSessionStand({ claims: watch.claims, account, at: now() })) {
    end(watches, watch, 'ended')
  } else if (account.permission !== watch.permission) {
    watch.permission = account.permission
    tell(watch, { kind: 'permission', permission: account.permission })
  }
}

/** One stream that cannot be written to must not keep the others from hearing. */
function tell(watch: Watch, news: SessionNews): void {
  watch.heardAt = now().getTime()
  try {
    watch.tell(news)
  } catch (error) {
    sessionWatches().open.delete(watch)
    logger.error({ event: 'session-watch-lost', error })
  }
}

function end(watches: Watches, watch: Watch, why: SessionEnd): void {
  watches.open.delete(watch)
  tell(watch, { kind: why })
  try {
    watch.end()
  } catch {
    // It has ended already.
  }
}
