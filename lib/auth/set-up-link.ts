import { createHash } from 'node:crypto'

import { now } from '@/lib/clock'
import { inTransaction, reader, type Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { randomToken } from '@/lib/ids'
import { logger } from '@/lib/logger'
import { deleteLinksBefore, hasActiveAdmin, insertLink, isLinkOpen } from './set-up-store'

const VALID_MS = 60 * 60_000

export type SetUpState = 'open' | 'link-invalid' | 'admin-exists'

/**
 * While this console has no admin: makes a one-time link to the page that creates the first one and prints it to the log.
 * The database keeps only its SHA-256. Returns the link, or null when there is an admin.
 */
export async function printSetUpLink(): Promise<string | null> {
  const token = randomToken()
  const wanted = await inTransaction(async (tx) => {
    await deleteLinksBefore(tx, validAfter())
    if (await hasActiveAdmin(tx)) return false
    await insertLink(tx, hashOf(token), now())
    return true
  })
  if (!wanted) return null
  const link = `${env.APP_URL}/set-up/${token}`
  logger.notice(`\n  Set up this console: ${link}\n  The link works once, within one hour. Restart the server for a new one.\n`)
  return link
}

/** Whether this console has an admin who can sign in. */
export async function isSetUp(): Promise<boolean> {
  return hasActiveAdmin(await reader())
}

/** What the page behind a set-up link may do: `open` only for an unused link of the last hour while there is no admin. */
export async function setUpState(token: string, tx?: Tx): Promise<SetUpState> {
  const db = tx ?? (await reader())
  if (await hasActiveAdmin(db)) return 'admin-exists'
  return (await isLinkOpen(db, hashOf(token), validAfter())) ? 'open' : 'link-invalid'
}

/** What the database keeps of a link's token. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function validAfter(): Date {
  return new Date(now().getTime() - VALID_MS)
}
