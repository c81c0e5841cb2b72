import { createHash } from 'node:crypto'

import { addressGroup } from '@/lib/address-group'
import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { actorName } from '@/lib/directory/status-sentence'
import { lockUser } from '@/lib/directory/user-store'
import { cancelUnneededInvitations } from '@/lib/invitations/withdraw-mail'
import type { SignedIn } from './claims'
import { bindAccount, type EntraAccount, findCandidates, isRenamedSinceGiven, keepEntraSession } from './entra-account-store'
import { domainOf, type EntraIdentity } from './entra-identity'
import { type EntraMatch, matchEntraAccount } from './match-entra-account'
import type { EntraRefusal } from './sign-in-refusal'
import { insertAttempt, markSignedIn, type SignInOutcome } from './sign-in-store'

/** Who signed in, or why nobody did. */
export type EntraSignIn = SignedIn | { refusal: EntraRefusal }

type Outcome = Extract<SignInOutcome, 'success' | 'disabled' | 'removed' | 'not_provisioned' | 'wrong_tenant'>
/** `epoch` is the sessionEpoch of the session that begins; null when none does. */
type Judged = { outcome: Outcome; account: EntraAccount | null; epoch: number | null }

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
  const { outcome, account, epoch } = await inTransaction(async (tx) => {
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
  if (account && epoch !== null) return { userId: account.id, epoch }
  return { refusal: await refusalOf({ outcome, account, identity }) }
}

type Admission = { identity: EntraIdentity; address: string; requestId: string | null }

async function admit(tx: Tx, { identity, address, requestId }: Admission): Promise<Judged> {
  const match = await lockMatch(tx, identity)
  if (match.kind === 'none') return refused('not_provisioned')
  const { account } = match
  if (match.kind === 'removed') return refused('removed', account)
  const isFirst = account.entraObjectId === null && account.signInKey === null
  if (isFirst && (await isRenamedSinceGiven(tx, account.id))) return refused('not_provisioned', account)
  const epoch = await markSignedIn(tx, { userId: account.id, at: now() })
  if (epoch === null) return refused('disabled', account)
  if (account.entraObjectId === null) {
    await bindAccount(tx, { userId: account.id, oid: identity.oid })
    await recordAuditEvent(tx, {
      actor: { kind: 'user', id: account.id, name: account.label, address, requestId },
      action: 'user.linked',
      target: { kind: 'user', id: account.id, name: account.label },
      before: { entraObjectId: null },
      after: { entraObjectId: identity.oid },
    })
  }
  await cancelUnneededInvitations(tx, account.id)
  if (identity.sid !== null) await keepEntraSession(tx, { userId: account.id, sid: identity.sid })
  return { outcome: 'success', account, epoch }
}

/** The account of a person, locked: its names and whom it is bound to are as they were when it was found. */
async function lockMatch(tx: Tx, identity: EntraIdentity): Promise<EntraMatch> {
  const seen = matchEntraAccount(await findCandidates(tx, identity), identity)
  if (seen.kind === 'none') return seen
  await lockUser(tx, seen.account.id)
  // Whoever had the lock before may have renamed or bound the account.
  const match = matchEntraAccount(await findCandidates(tx, identity), identity)
  if (match.kind !== 'none' && match.account.id !== seen.account.id) throw new Error('Another account became theirs meanwhile.')
  return match
}

function refused(outcome: Outcome, account: EntraAccount | null = null): Judged {
  return { outcome, account, epoch: null }
}

type Refused = Pick<Judged, 'outcome' | 'account'> & { identity: EntraIdentity }

async function refusalOf({ outcome, account, identity }: Refused): Promise<EntraRefusal> {
  if (outcome === 'wrong_tenant') return { reason: 'wrong-tenant', domain: domainOf(identity.userName) }
  if (outcome !== 'disabled' || !account) return { reason: 'not-provisioned' }
  const [event] = await findAuditEvents({ target: { kind: 'user', id: account.id }, actions: ['user.disabled'], limit: 1 })
  return { reason: 'disabled', at: event?.at ?? null, by: event ? actorName({ kind: event.actorKind, name: event.actorName }) : null }
}
