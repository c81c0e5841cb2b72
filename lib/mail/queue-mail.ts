import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/transaction'
import type { MailData } from './mail-data'
import { insertMails } from './mail-store'

export type MailToQueue<Kind extends keyof MailData> = {
  kind: Kind
  data: MailData[Kind]
  /** The account it is for, when it is for one. */
  userId: number | null
  /** Where it goes; null leaves it in the state no_address. */
  address: string | null
  /** Held until an admin releases it. */
  held?: boolean
  /** With it, at most one mail is ever queued for the event it names. */
  eventKey?: string
}

/**
 * Puts a mail into the outbox, in the transaction of what it tells about: both are kept, or neither. A worker delivers it
 * (deliver-mail.ts). Returns its id, or null when there is one with its eventKey.
 */
export async function queueMail<Kind extends keyof MailData>(tx: Tx, mail: MailToQueue<Kind>): Promise<number | null> {
  return (await queueMails(tx, [mail]))[0] ?? null
}

/** The same for many mails, in one statement. Returns the ids of those that were queued, in their order. */
export async function queueMails<Kind extends keyof MailData>(tx: Tx, mails: MailToQueue<Kind>[]): Promise<number[]> {
  const at = now()
  return insertMails(
    tx,
    mails.map(({ kind, data, userId, address, held = false, eventKey = null }) => {
      const state = address === null ? 'no_address' : held ? 'held' : 'queued'
      return { kind, data, userId, address, state, eventKey, at }
    }),
  )
}
