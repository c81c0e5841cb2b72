import type { Metadata } from 'next'

import { revokeKeyAction } from '@/app/(console)/account/tools/management-api-keys/actions'
import { KEYS_PATH } from '@/components/frame/navigation'
import { Loaded } from '@/app/(console)/loaded'
import { NoAccess } from '@/components/frame/no-access'
import { KeyBanners } from '@/components/keys/key-banners'
import { KeyFilters } from '@/components/keys/key-filters'
import { KeysEmpty } from '@/components/keys/keys-empty'
import { KeysHeader } from '@/components/keys/keys-header'
import { KeysTable } from '@/components/keys/keys-table'
import { Pager } from '@/components/ui/pager'
import { hrefWith, type SearchParams, urlState } from '@/components/ui/url-state'
import { pagePermission } from '@/lib/auth/page-permission'
import { countKeysByState } from '@/lib/keys/count-keys-by-state'
import { findExpiringKeys } from '@/lib/keys/find-expiring-keys'
import { type KeyListQuery, parseKeyListQuery } from '@/lib/keys/key-list-query'
import { listKeys } from '@/lib/keys/list-keys'

export const metadata: Metadata = { title: 'Management API keys' }

/** Account > Tools > Management API keys: the list. */
export default async function KeysPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await pagePermission('admin'))) return <NoAccess />
  const query = parseKeyListQuery(urlState(await searchParams))
  const { q, state, sort } = query
  const href = (change: Record<string, string | undefined>) =>
    hrefWith({ path: KEYS_PATH, state: { q, state, sort }, change, defaults: { state: 'current', sort: 'attention' } })
  return (
    <>
      <KeysHeader />
      <Loaded event="keys-list" failed="The keys could not be loaded." load={() => readKeys(query)}>
        {({ page, counts, existing, expiring }) => (
          <>
            <KeyBanners expiring={expiring} />
            <KeyFilters state={state} counts={counts} href={(filter) => href({ state: filter })} />
            <p role="status" className="sr-only">
              {page.total} of {existing} {existing === 1 ? 'key' : 'keys'}
            </p>
            <KeysTable
              keys={page.keys}
              sort={{ current: sort, href: (wanted) => href({ sort: wanted }) }}
              revoke={revokeKeyAction}
              whenEmpty={<KeysEmpty searching={q !== '' || state !== 'current'} existing={existing} />}
              footer={
                page.total > 0 && (
                  <Pager
                    from={page.first}
                    to={page.first + page.keys.length - 1}
                    total={page.total}
                    previousHref={page.previous ? href({ before: page.previous }) : undefined}
                    nextHref={page.next ? href({ after: page.next }) : undefined}
                  />
                )
              }
            />
          </>
        )}
      </Loaded>
    </>
  )
}

/** The page of the list with its counts; `existing` is how many keys there are, whatever is looked for. */
async function readKeys(query: KeyListQuery) {
  const { q } = query
  const [page, counts, everyKey, expiring] = await Promise.all([
    listKeys(query),
    countKeysByState({ q }),
    q ? countKeysByState({ q: '' }) : undefined,
    findExpiringKeys(),
  ])
  return { page, counts, existing: (everyKey ?? counts).all, expiring }
}
