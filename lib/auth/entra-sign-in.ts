import { createHash } from 'node:crypto'

import { addressGroup } from '@/lib/address-group'
import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { actorName } from '@/lib/directory/status-sentence'
import { cancelUnneededInvitations } from '@/lib/invitations/withdraw-mail'
import { bindAccount, type EntraAccount, findCandidates, isRenamedSinceGiven, keepEntraSession } from './entra-account-store'
import { domainOf, type EntraIdentity } from './entra-identity'
import { type EntraMatch, matchEntraAccount } from './match-entra-account'
import type { EntraRefusal } from './sign-in-refusal'
import { insertAttempt, markSignedIn, type SignInOutcome } from './sign-in-store'

/** Who signed in, as the account's id, or why nobody did. */
export type EntraSignIn = { userId: number } | { refusal: EntraRefusal }

type Outcome = Extract<SignInOutcome, 'success' | 'disabled' | 'removed' | 'not_provisioned' | 'wrong_tenant'>
type Judged = { outcome: Outcome; account: EntraAccount | null }

/**
 * Signs in a person whom Microsoft Entra ID has authenticated: finds their provisioned account, binds it to their object id the first
 * time, and lets them in if it is active. Never creates an account. Every refusal is an attempt on the account's timeline.
 */
export async function signInWithEntra(input: {
  identity: EntraIdentity
  tenantId: string
  address: string | null
  requestId: string | null
}): Promise<EntraSignIn> {
  const { identity, tenantId, requestId } = input
  const address = input.address ?? 'unknown'
  const { outcome, account } = await inTransaction(async (tx) => {
    const judged = identity.tid === tenantId ? await admit(tx, { identity, address, requestId }) : refused('wrong_tenant')
    await insertAttempt(tx, {
      at: now(),
      nameHash: createHash('sha256')
        .update(identity.userNameKey ?? identity.oid)
        .digest('hex'),
      address,
      addressGroup: addressGroup(address),
      method: 'entra',
      outcome: judged.outcome,
      userId: judged.account?.id ?? null,
    })
    return judged
  })
  if (outcome === 'success' && account) return { userId: account.id }
  return { refusal: await refusalOf({ outcome, account, identity }) }
}

type Admission = { identity: EntraIdentity; address: string; requestId: string | null }

async function admit(tx: Tx, { identity, address, requestId }: Admission): Promise<Judged> {
  const match: EntraMatch = matchEntraAccount(await findCandidates(tx, identity), identity)
  if (match.kind === 'none') return refused('not_provisioned')
  const { account } = match
  if (match.kind === 'removed') return { outcome: 'removed', account }
  const isFirst = account.entraObjectId === null && account.signInKey === null
  if (isFirst && (await isRenamedSinceGiven(tx, account.id))) return { outcome: 'not_provisioned', account }
  if (!(await markSignedIn(tx, account.id, now()))) return { outcome: 'disabled', account }
  // Asked again now that the row is locked: another first sign-in may have bound it meanwhile.
  const binding = await bindAccount(tx, { userId: account.id, oid: identity.oid })
  if (binding === 'foreign') throw new Error('Somebody else was bound to the account meanwhile.')
  if (binding === 'new') {
    await recordAuditEvent(tx, {
      actor: { kind: 'user', id: account.id, name: account.label, address, requestId },
      action: 'user.linked',
      target: { kind: 'user', id: account.id, name: account.label },
      before: { entraObjectId: null },
      after: { entraObjectId: identity.oid },
    })
  }
  await cancelUnneededInvitations(tx, account.id)
  await keepEntraSession(tx, { userId: account.id, sid: identity.sid })
  return { outcome: 'success', account }
}

function refused(outcome: Outcome): Judged {
  return { outcome, account: null }
}

async function refusalOf({ outcome, account, identity }: Judged & { identity: EntraIdentity }): Promise<EntraRefusal> {
  if (outcome === 'wrong_tenant') return { reason: 'wrong-tenant', domain: domainOf(identity.userName) }
  if (outcome !== 'disabled' || !account) return { reason: 'not-provisioned' }
  const [event] = await findAuditEvents({ target: { kind: 'user', id: account.id }, actions: ['user.disabled'], limit: 1 })
  return { reason: 'disabled', at: event?.at ?? null, by: event ? actorName({ kind: event.actorKind, name: event.actorName }) : null }
}
