import type { Actor } from '@/lib/audit/actor'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { createFirstAdmin } from '@/lib/directory/create-first-admin'
import { hashPassword } from './password'
import { hashOf, type SetUpState, setUpState } from './set-up-link'
import { lockSetUp, markLinkUsed } from './set-up-store'

/** Thrown when a set-up link opens nothing (any more). */
export class SetUpClosedError extends Error {
  override name = 'SetUpClosedError'

  constructor(readonly state: Exclude<SetUpState, 'open'>) {
    super(
      state === 'admin-exists'
        ? 'This console has an admin. Sign in.'
        : 'This set-up link is no longer valid. Restart the server to get a new one.',
    )
  }
}

/**
 * Creates the first admin and uses up the link, both or neither; of several submits at the same time one succeeds. Throws
 * SetUpClosedError, TooBusyError, and ScimError 409 when the e-mail address belongs to an account.
 */
export async function setUp(input: {
  token: string
  name: string
  email: string
  password: string
  address: string | null
  requestId: string | null
}): Promise<void> {
  const { token, name, email } = input
  const actor: Actor = { kind: 'system', id: null, name: 'Set-up link', address: input.address, requestId: input.requestId }
  requireOpen(await setUpState(token))
  const passwordHash = await hashPassword(input.password)
  await inTransaction(async (tx) => {
    await lockSetUp(tx)
    requireOpen(await setUpState(token, tx))
    await markLinkUsed(tx, hashOf(token), now())
    await createFirstAdmin(tx, { name, email, passwordHash, actor })
  })
}

function requireOpen(state: SetUpState): void {
  if (state !== 'open') throw new SetUpClosedError(state)
}
