import type { Metadata } from 'next'
import { headers } from 'next/headers'

import { revokeKeyAction } from '@/app/(console)/account/tools/management-api-keys/actions'
import { KEYS_PATH } from '@/components/frame/navigation'
import { NoAccess } from '@/components/frame/no-access'
import { KeyBanners } from '@/components/keys/key-banners'
import { KeyFilters } from '@/components/keys/key-filters'
import { KeysEmpty } from '@/components/keys/keys-empty'
import { KeysHeader } from '@/components/keys/keys-header'
import { KeysTable } from '@/components/keys/keys-table'
import { FailedState } from '@/components/ui/failed-state'
import { Pager } from '@/components/ui/pager'
import { hrefWith, type SearchParams, urlState } from '@/components/ui/url-state'
import { pagePermission } from '@/lib/auth/page-permission'
import { countKeysByState } from '@/lib/keys/count-keys-by-state'
import { findExpiringKeys } from '@/lib/keys/find-expiring-keys'
import { parseKeyListQuery } from '@/lib/keys/key-list-query'
import { listKeys } from '@/lib/keys/list-keys'
import { logger } from '@/lib/logger'

export const metadata: Metadata = { title: 'Management API keys' }

/** Account > Tools > Management API keys: the list. What cannot be read takes nothing else down with it. */
export default async function KeysPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await pagePermission('admin'))) return <NoAccess />
  const query = parseKeyListQuery(urlState(await searchParams))
  const { q, state, sort } = query
  const [page, counts, everyKey, expiring] = await Promise.all([
    unlessFailed('keys-list', listKeys(query)),
    unlessFailed('keys-counts', countKeysByState({ q })),
    q ? unlessFailed('keys-counts', countKeysByState({ q: '' })) : undefined,
    unlessFailed('keys-expiring', findExpiringKeys()),
  ])
  const existing = (q ? everyKey : counts)?.all
  const href = (change: Record<string, string | undefined>) =>
    hrefWith({ path: KEYS_PATH, state: { q, state, sort }, change, defaults: { state: 'current', sort: 'attention' } })
  return (
    <>
      <KeysHeader />
      <KeyBanners expiring={expiring ?? []} />
      <KeyFilters state={state} counts={counts} href={(filter) => href({ state: filter })} />
      {page ? (
        <>
          <p role="status" className="sr-only">
            {resultWords(page.total, existing)}
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
      ) : (
        <div className="rounded-lg border bg-raised shadow-card">
          <FailedState title="The keys could not be loaded." requestId={(await headers()).get('x-request-id') ?? undefined} />
        </div>
      )}
    </>
  )
}

async function unlessFailed<T>(event: string, read: Promise<T>): Promise<T | null> {
  try {
    return await read
  } catch (error) {
    logger.error({ event, requestId: (await headers()).get('x-request-id'), error })
    return null
  }
}

function resultWords(shown: number, existing: number | undefined): string {
  const all = existing ?? shown
  const noun = all === 1 ? 'key' : 'keys'
  return existing === undefined ? `${shown} ${noun}` : `${shown} of ${existing} ${noun}`
}
