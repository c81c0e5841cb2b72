import { EndpointSummary } from '@/components/keys/endpoint-summary'
import { KeyMenu } from '@/components/keys/key-menu'
import { keyPath } from '@/components/keys/key-paths'
import { KeyStateChip } from '@/components/keys/key-state-chip'
import { MaskedKey } from '@/components/keys/masked-key'
import type { RevokeAction } from '@/components/keys/revoke-dialog'
import { RevokeHost } from '@/components/keys/revoke-host'
import { type Column, DataTable, type TableSort } from '@/components/ui/data-table'
import { RowLink } from '@/components/ui/row-link'
import { Timestamp } from '@/components/ui/timestamp'
import { clientName } from '@/lib/client-name'
import type { ListedKey } from '@/lib/keys/key-list-store'

type KeysTableProps = {
  keys: ListedKey[]
  sort: TableSort
  revoke: RevokeAction
  whenEmpty: React.ReactNode
  footer?: React.ReactNode
}

const COLUMNS: Column<ListedKey>[] = [
  { id: 'name', header: 'Key name', sort: 'name', narrow: 'first', cell: nameCell },
  { id: 'state', header: 'State', narrow: 'beside', width: 'md:w-34', cell: (key) => <KeyStateChip {...chipFacts(key)} /> },
  {
    id: 'endpoints',
    header: 'Allowed endpoints',
    width: 'md:w-36',
    from: '52rem',
    cell: (key) => <EndpointSummary paths={key.allowedEndpoints} />,
  },
  {
    id: 'created',
    header: 'Created',
    sort: 'created',
    downFirst: true,
    narrow: 'hidden',
    width: 'md:w-36',
    from: '59rem',
    cell: createdCell,
  },
  {
    id: 'lastUsed',
    header: 'Last used',
    sort: 'lastUsed',
    downFirst: true,
    narrowLabel: true,
    width: 'md:w-34',
    from: '35rem',
    cell: (key) => <Timestamp at={key.lastUsedAt} never="Never used" />,
  },
  {
    id: 'expires',
    header: 'Expiration date',
    sort: 'expires',
    narrowLabel: true,
    width: 'md:w-50',
    from: '44rem',
    cell: (key) => <Timestamp at={key.expiresAt} format="until" />,
  },
  { id: 'menu', header: 'Actions', headerHidden: true, narrow: 'beside', width: 'md:w-13', cell: menuCell },
]

/** The list of Management API keys. */
export function KeysTable({ keys, sort, revoke, whenEmpty, footer }: KeysTableProps) {
  return (
    <RevokeHost revoke={revoke}>
      <DataTable
        caption="Management API keys"
        columns={COLUMNS}
        rows={keys}
        rowKey={(key) => key.id}
        sort={sort}
        whenEmpty={whenEmpty}
        footer={footer}
      />
    </RevokeHost>
  )
}

function nameCell(key: ListedKey) {
  return (
    <div className="py-0.5">
      <RowLink href={keyPath(key.id)}>{key.name}</RowLink>
      <span className="block">
        <MaskedKey lastFour={key.lastFour} />
      </span>
    </div>
  )
}

function createdCell(key: ListedKey) {
  return (
    <div>
      <span className="block max-w-40 truncate" title={key.createdByName}>
        {key.createdByName}
      </span>
      <span className="block text-xs text-muted">
        <Timestamp at={key.createdAt} />
      </span>
    </div>
  )
}

function menuCell(key: ListedKey) {
  const { id, name, lastFour, state, lastUsedAt } = key
  return <KeyMenu target={{ id, name, lastFour, state, lastUsedAt, usedBy: clientName(key) }} />
}

function chipFacts({ state, ownerName, expiresAt, revokedAt }: ListedKey) {
  return { state, ownerName, expiresAt, revokedAt }
}
