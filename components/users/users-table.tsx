import { Suspense } from 'react'

import { DataTable } from '@/components/ui/data-table'
import { Pager } from '@/components/ui/pager'
import { SelectionBar } from '@/components/users/selection-bar'
import type { ChangeUsers } from '@/components/users/selection-outcomes'
import { selectColumn, userColumns } from '@/components/users/user-columns'
import type { LateCounts } from '@/components/users/users-filter'
import { NobodyProvisioned, NoMatch, NoUsers } from '@/components/users/users-states'
import { sortParam, usersHref, type UsersView } from '@/components/users/users-view'
import type { UserPage } from '@/lib/directory/list-users'

type UsersTableProps = { view: UsersView; page: UserPage; counts: LateCounts; mayCreateKeys: boolean; changeUsers: ChangeUsers | null }

/** One page of the users list, or what it says instead. With `changeUsers` several can be selected and changed. */
export function UsersTable({ view, page, counts, mayCreateKeys, changeUsers }: UsersTableProps) {
  const unfiltered = !view.q && !view.status
  const whole = unfiltered && !page.previous && !page.next
  return (
    <>
      {changeUsers && page.users.length > 0 && (
        <SelectionBar users={page.users.map(({ id, name }) => ({ id, name }))} changeUsers={changeUsers} />
      )}
      <DataTable
        caption="Users"
        columns={changeUsers ? [selectColumn, ...userColumns] : userColumns}
        rows={page.users}
        rowKey={({ id }) => id}
        sort={{ current: sortParam(view.sort), href: (sort) => usersHref(view, { sort }) }}
        whenEmpty={unfiltered ? <NoUsers mayCreateKeys={mayCreateKeys} /> : <NoMatch view={view} />}
        footer={page.users.length > 0 && <UsersPager view={view} page={page} counts={counts} />}
      />
      {whole && page.users.length > 0 && page.users.every(({ origin }) => origin === 'console') && (
        <NobodyProvisioned mayCreateKeys={mayCreateKeys} />
      )}
    </>
  )
}

function UsersPager({ view, page, counts }: Omit<UsersTableProps, 'mayCreateKeys' | 'changeUsers'>) {
  const position = {
    from: page.position,
    to: page.position + page.users.length - 1,
    previousHref: page.previous ? usersHref(view, { before: page.previous }) : undefined,
    nextHref: page.next ? usersHref(view, { after: page.next }) : undefined,
  }
  return (
    <Suspense fallback={<Pager {...position} />}>
      <CountedPager position={position} counts={counts} of={view.status ?? 'all'} />
    </Suspense>
  )
}

async function CountedPager(input: {
  position: Parameters<typeof Pager>[0]
  counts: LateCounts
  of: 'all' | NonNullable<UsersView['status']>
}) {
  return <Pager {...input.position} total={(await input.counts)?.[input.of]} />
}
