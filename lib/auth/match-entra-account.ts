import type { EntraAccount } from './entra-account-store'
import type { EntraIdentity } from './entra-identity'

/** The account of a person, or why there is none. `removed` names an account that the identity provider has taken away. */
export type EntraMatch = { kind: 'account' | 'removed'; account: EntraAccount } | { kind: 'none' }

/**
 * Whose account a person of the pinned tenant signs in to (spec.md section 5): the one bound to their `oid`; else, for the first sign-in,
 * the one that was provisioned with `externalId` = `oid`, else with `userName` = `preferred_username`. An account that is bound to
 * somebody else never matches, whatever it is called; nor do two accounts with the same externalId, unless the user name decides.
 */
export function matchEntraAccount(candidates: EntraAccount[], identity: EntraIdentity): EntraMatch {
  const bound = candidates.find(({ entraObjectId }) => entraObjectId === identity.oid)
  if (bound) return judged(bound)
  const open = candidates.filter((account) => account.entraObjectId === null && mayBelongTo(account, identity))
  const live = open.filter(({ removedAt }) => removedAt === null)
  const account = choose(live, identity)
  if (account) return judged(account)
  const [removed] = live.length > 0 ? [] : open
  return removed ? judged(removed) : { kind: 'none' }
}

function choose(live: EntraAccount[], { oid, userNameKey }: EntraIdentity): EntraAccount | undefined {
  const byObjectId = live.filter(({ externalId }) => externalId?.toLowerCase() === oid)
  const byName = live.filter((account) => isNamed(account, userNameKey))
  if (byObjectId.length === 1) return byObjectId[0]
  const both = byObjectId.filter((account) => byName.includes(account))
  return byObjectId.length > 0 ? both[0] : byName[0]
}

/**
 * What SCIM writes decides nothing about an account with a sign-in name of its own, which only the console gives: whoever holds a
 * Management API key could rename an admin's account to their own user name and walk in.
 */
function mayBelongTo(account: EntraAccount, { userNameKey }: EntraIdentity): boolean {
  return account.signInKey === null || account.signInKey === userNameKey
}

function isNamed(account: EntraAccount, userNameKey: string | null): boolean {
  return userNameKey !== null && (account.signInKey === userNameKey || account.userNameKey === userNameKey)
}

function judged(account: EntraAccount): EntraMatch {
  return { kind: account.removedAt ? 'removed' : 'account', account }
}
