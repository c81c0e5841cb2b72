import type { Tx } from '@/lib/db/transaction'
import { invitationAddress } from '@/lib/invitations/invitation-address'
import { fold } from '@/lib/scim/fold-resource'
import { readSettings } from '@/lib/settings/read-settings'
import { type Reader, selectAdmins } from './alert-store'

export type Recipient = { userId: number | null; address: string }

/**
 * Who gets mail about keys, as Settings say: the admins who may get in and have an address, and the addresses set beside them, each once
 * however it is written. `exceptIds` are admins who know, or need not know.
 */
export async function findRecipients(tx: Tx, exceptIds: number[] = []): Promise<Recipient[]> {
  const { alertAdmins, alertAddresses } = await readSettings(tx)
  const admins = alertAdmins ? await selectAdmins(tx) : []
  const left = admins.filter(({ id }) => !exceptIds.includes(id)).map((admin) => ({ userId: admin.id, address: addressOf(admin) }))
  const beside = alertAddresses.map((address) => ({ userId: null, address }))
  // What was set stays wanted when the admin who has that address too is disabled while the mail waits.
  return firstOfEach([...beside, ...left])
}

/** The same address in other letters would be the same mailbox twice. */
export function addressKey(address: string): string {
  return address.toLowerCase()
}

/** What SCIM wrote has no say where the console gave a name to sign in with: a key could lead the mail about itself elsewhere. */
function addressOf(admin: Reader): string | null {
  const written = invitationAddress(admin)
  return admin.signInKey === null || (written !== null && fold(written) === admin.signInKey) ? written : admin.signInKey
}

function firstOfEach(wanted: { userId: number | null; address: string | null }[]): Recipient[] {
  const seen = new Set<string>()
  return wanted.flatMap(({ userId, address }) => {
    if (address === null || seen.has(addressKey(address))) return []
    seen.add(addressKey(address))
    return [{ userId, address }]
  })
}
