import { describe, expect, it } from 'vitest'

import type { EntraAccount } from './entra-account-store'
import { domainOf, readEntraIdentity } from './entra-identity'
import { matchEntraAccount } from './match-entra-account'

const OID = '00000000-0000-0000-0000-00000000000a'
const OTHER_OID = '00000000-0000-0000-0000-00000000000b'
const identity = { oid: OID, tid: 'tenant', userName: 'Eve@example.com', userNameKey: 'eve@example.com', sid: null }

function account(id: number, facts: Partial<EntraAccount>): EntraAccount {
  return {
    id,
    label: `User ${id}`,
    userNameKey: `user${id}@example.com`,
    externalId: null,
    signInKey: null,
    entraObjectId: null,
    active: true,
    removedAt: null,
    ...facts,
  }
}

const named = { userNameKey: 'eve@example.com' }
const removedAt = new Date('2026-11-24T10:00:00Z')

describe('whose account somebody signs in to', () => {
  it.each<[string, EntraAccount[], { kind: string; id?: number }]>([
    ['nobody', [], { kind: 'none' }],
    ['the bound one, whatever it is called', [account(1, named), account(2, { entraObjectId: OID })], { kind: 'account', id: 2 }],
    ['the one with externalId = oid', [account(1, named), account(2, { externalId: OID.toUpperCase() })], { kind: 'account', id: 2 }],
    ['the one with userName = preferred_username', [account(1, named)], { kind: 'account', id: 1 }],
    ['none that is bound to somebody else', [account(1, { ...named, entraObjectId: OTHER_OID })], { kind: 'none' }],
    ['none with externalId = oid bound to somebody else', [account(1, { externalId: OID, entraObjectId: OTHER_OID })], { kind: 'none' }],
    ['of two with one externalId the one that is named so', twins({ userNameKey: 'eve@example.com' }), { kind: 'account', id: 2 }],
    ['of two with one externalId none when the name does not decide', twins({}), { kind: 'none' }],
    ['a live one rather than a removed one', [account(1, named), account(2, { ...named, removedAt })], { kind: 'account', id: 1 }],
    ['a removed one, to say so', [account(2, { ...named, removedAt })], { kind: 'removed', id: 2 }],
    ['a removed one that is bound', [account(2, { entraObjectId: OID, removedAt })], { kind: 'removed', id: 2 }],
    ['one with this sign-in name', [account(1, { signInKey: 'eve@example.com' })], { kind: 'account', id: 1 }],
    [
      'none whose sign-in name is another, though SCIM named it so',
      [account(1, { ...named, signInKey: 'ada@example.com' })],
      { kind: 'none' },
    ],
    [
      'none whose sign-in name is another, though SCIM gave it the oid',
      [account(1, { externalId: OID, signInKey: 'ada@example.com' })],
      { kind: 'none' },
    ],
  ])('%s', (_name, candidates, expected) => {
    const match = matchEntraAccount(candidates, identity)
    expect({ kind: match.kind, ...('account' in match && { id: match.account.id }) }).toEqual(expected)
  })

  it('never matches by name when the token has none', () => {
    expect(matchEntraAccount([account(1, named)], { ...identity, userName: null, userNameKey: null })).toEqual({ kind: 'none' })
  })
})

function twins(second: Partial<EntraAccount>): EntraAccount[] {
  return [account(1, { externalId: OID }), account(2, { externalId: OID, ...second })]
}

describe('identities', () => {
  it('reads oid, tid, user name and session, and no e-mail address', () => {
    const claims = { oid: OID.toUpperCase(), tid: 'T', preferred_username: 'Eve@Example.com', sid: 's', email: 'ada@example.com', sub: 'x' }
    expect(readEntraIdentity(claims)).toEqual({
      oid: OID,
      tid: 't',
      userName: 'Eve@Example.com',
      userNameKey: 'eve@example.com',
      sid: 's',
    })
  })

  it.each([[{}], [null], [{ oid: OID }], [{ oid: '', tid: 't' }], [{ oid: 7, tid: 't' }], [{ oid: 'x'.repeat(400), tid: 't' }]])(
    'is nobody in %j',
    (claims) => {
      expect(readEntraIdentity(claims)).toBeNull()
    },
  )

  it.each([
    ['eve@Contoso.example', 'contoso.example'],
    ['eve', null],
    ['eve@<b>', null],
    [null, null],
  ])('the domain of %j is %j', (userName, domain) => {
    expect(domainOf(userName)).toBe(domain)
  })
})
