import { keyPath } from '@/components/keys/key-paths'
import { KeyStateChip } from '@/components/keys/key-state-chip'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { RowLink } from '@/components/ui/row-link'
import { Timestamp } from '@/components/ui/timestamp'
import type { KeyOfCreator, KeysOfCreator } from '@/lib/keys/find-keys-created-by'

const COLUMNS: Column<KeyOfCreator>[] = [
  { id: 'name', header: 'Key name', cell: ({ id, name }) => <RowLink href={keyPath(id)}>{name}</RowLink> },
  { id: 'state', header: 'State', narrow: 'beside', width: 'md:w-34', cell: stateCell },
  {
    id: 'lastUsed',
    header: 'Last used',
    narrowLabel: true,
    width: 'md:w-34',
    cell: ({ lastUsedAt }) => <Timestamp at={lastUsedAt} never="Never used" />,
  },
  {
    id: 'expires',
    header: 'Expiration date',
    narrowLabel: true,
    width: 'md:w-50',
    from: '44rem',
    cell: ({ expiresAt }) => <Timestamp at={expiresAt} format="until" />,
  },
]

/** The Management API keys that an account created, newest first. */
export function UserKeys({ created: { keys, more } }: { created: KeysOfCreator }) {
  return (
    <DataTable
      caption="Management API keys that this user created"
      columns={COLUMNS}
      rows={keys}
      rowKey={({ id }) => id}
      whenEmpty={<EmptyState title="This user has created no Management API keys." />}
      footer={more > 0 && <p className="text-muted">{more.toLocaleString('en-GB')} more, created before these.</p>}
    />
  )
}

function stateCell({ state, ownerName, expiresAt, revokedAt }: KeyOfCreator) {
  return <KeyStateChip {...{ state, ownerName, expiresAt, revokedAt }} />
}
