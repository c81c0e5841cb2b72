import type { Tx } from '@/lib/db/transaction'
import { invitationAddress } from '@/lib/invitations/invitation-address'
import { readSettings } from '@/lib/settings/read-settings'
import { selectAdmins, selectReaders } from './alert-store'

export type Recipient = { userId: number | null; address: string }

/**
 * Who gets mail about keys, as Settings say: the admins who may get in and have an address, and the addresses set beside them, each once
 * however it is written. `exceptIds` are people who know, or need not know.
 */
export async function findRecipients(tx: Tx, exceptIds: number[] = []): Promise<Recipient[]> {
  const { alertAdmins, alertAddresses } = await readSettings(tx)
  const admins = alertAdmins ? await selectAdmins(tx) : []
  const excepted = exceptIds.length === 0 ? [] : await selectReaders(tx, exceptIds)
  const left = admins.filter(({ id }) => !exceptIds.includes(id)).map((admin) => ({ userId: admin.id, address: invitationAddress(admin) }))
  const beside = alertAddresses.map((address) => ({ userId: null, address }))
  return firstOfEach([...left, ...beside], excepted.map(invitationAddress))
}

/** The same address in other letters would be the same mailbox twice. */
export function addressKey(address: string): string {
  return address.toLowerCase()
}

function firstOfEach(wanted: { userId: number | null; address: string | null }[], except: (string | null)[]): Recipient[] {
  const seen = new Set(except.filter((address) => address !== null).map(addressKey))
  return wanted.flatMap(({ userId, address }) => {
    if (address === null || seen.has(addressKey(address))) return []
    seen.add(addressKey(address))
    return [{ userId, address }]
  })
}
