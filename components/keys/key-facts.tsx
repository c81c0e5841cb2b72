import Link from 'next/link'

import { keyPath } from '@/components/keys/key-paths'
import { MaskedKey } from '@/components/keys/masked-key'
import { type Definition, DefinitionList } from '@/components/ui/definition-list'
import { Timestamp } from '@/components/ui/timestamp'
import { clientName } from '@/lib/client-name'
import type { KeyDetail } from '@/lib/keys/get-key'
import type { KeyRow } from '@/lib/keys/key-store'
import { findRefusal } from '@/lib/keys/refusal-catalogue'

/** What is known of a key, without the key. */
export function KeyFacts({ detail }: { detail: KeyDetail }) {
  return <DefinitionList items={[...identity(detail), ...use(detail), ...rotation(detail)]} />
}

function identity(key: KeyDetail): Definition[] {
  const owner = key.ownerActive ? key.ownerName : `${key.ownerName} (disabled)`
  return [
    { term: 'API key', value: <MaskedKey lastFour={key.lastFour} /> },
    { term: 'Key ID', value: key.id },
    { term: 'Created by', value: key.createdByName },
    { term: 'Created', value: <Timestamp at={key.createdAt} format="exact" /> },
    { term: 'Owner', value: owner },
    { term: 'Expiration date', value: <Timestamp at={key.expiresAt} format="until" /> },
    ...(key.revokedAt ? [{ term: 'Revoked', value: <Timestamp at={key.revokedAt} format="exact" /> }] : []),
  ]
}

function use(key: KeyDetail): Definition[] {
  const refusal = findRefusal(key.lastRefusalCode)
  const from = key.lastUsedAddress ? ` from ${key.lastUsedAddress}` : ''
  return [
    {
      term: 'Last used',
      value: (
        <>
          <Timestamp at={key.lastUsedAt} never="Never used" />
          {key.lastUsedAt && ` by ${clientName(key)}${from}`}
        </>
      ),
    },
    { term: 'Test Connection', value: <Timestamp at={key.testConnectionAt} never="Not received" /> },
    ...(refusal
      ? [
          {
            term: 'Last refused',
            value: (
              <>
                <Timestamp at={key.lastRefusalAt} />: {refusal.title}. {refusal.cause} {refusal.remedy}
              </>
            ),
          },
        ]
      : []),
  ]
}

function rotation({ rotatedFrom, successors }: KeyDetail): Definition[] {
  return [
    ...(rotatedFrom ? [{ term: 'Successor of', value: <KeyLink to={rotatedFrom} /> }] : []),
    ...successors.map((successor) => ({ term: 'Rotated to', value: <KeyLink to={successor} /> })),
  ]
}

function KeyLink({ to }: { to: KeyRow }) {
  return (
    <>
      <Link href={keyPath(to.id)} className="text-accent underline underline-offset-2">
        {to.name}
      </Link>{' '}
      <MaskedKey lastFour={to.lastFour} />
    </>
  )
}
