import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { OUTBOX_PATH } from '@/components/frame/navigation'
import { NoAccess } from '@/components/frame/no-access'
import { OutboxBanner } from '@/components/mail/outbox-banner'
import { OutboxHeader } from '@/components/mail/outbox-header'
import { OutboxTable } from '@/components/mail/outbox-table'
import { hrefWith, type SearchParams, urlState } from '@/components/ui/url-state'
import { pagePermission } from '@/lib/auth/page-permission'
import { env } from '@/lib/env'
import { outboxFolder, readOutbox } from '@/lib/mail/outbox-folder'

export const metadata: Metadata = { title: 'Outbox' }

const PAGE_SIZE = 50

/** Account > Tools > Outbox: the mail that stays on this machine, where no RESEND_API_KEY sends it. */
export default async function OutboxPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await pagePermission('admin'))) return <NoAccess />
  if (env.RESEND_API_KEY !== undefined) notFound()
  const before = parseId(urlState(await searchParams).before)
  const found = await readOutbox({ limit: PAGE_SIZE + 1, before })
  const mails = found.slice(0, PAGE_SIZE)
  const last = found.length > PAGE_SIZE ? mails.at(-1) : undefined
  return (
    <>
      <OutboxHeader />
      <OutboxBanner folder={outboxFolder()} />
      <OutboxTable
        mails={mails}
        paged={before !== undefined}
        olderHref={last && hrefWith({ path: OUTBOX_PATH, state: { before: String(last.id) } })}
      />
    </>
  )
}

function parseId(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined
}
