import { OUTBOX_PATH } from '@/components/frame/navigation'
import { mailKindWords } from '@/components/mail/mail-kind-words'
import { OutboxEmpty } from '@/components/mail/outbox-empty'
import { outboxMailPath } from '@/components/mail/outbox-paths'
import { type Column, DataTable } from '@/components/ui/data-table'
import { PageLink } from '@/components/ui/page-link'
import { RowLink } from '@/components/ui/row-link'
import { Timestamp } from '@/components/ui/timestamp'
import type { OutboxMail } from '@/lib/mail/outbox-folder'

/** One mail as the list shows it. */
export type ListedMail = Pick<OutboxMail, 'id' | 'kind' | 'to' | 'subject' | 'at'>

type OutboxTableProps = {
  mails: ListedMail[]
  /** Whether this is a page behind the first. */
  paged: boolean
  /** Where the mail before the last one listed is. */
  olderHref: string | undefined
}

const COLUMNS: Column<ListedMail>[] = [
  { id: 'subject', header: 'Subject', narrow: 'first', cell: ({ id, subject }) => <RowLink href={outboxMailPath(id)}>{subject}</RowLink> },
  { id: 'kind', header: 'Kind', narrow: 'beside', width: 'md:w-34', cell: ({ kind }) => mailKindWords(kind) },
  { id: 'to', header: 'To', width: 'md:w-64', cell: ({ to }) => <span className="[overflow-wrap:anywhere]">{to}</span> },
  { id: 'at', header: 'Written', narrowLabel: true, width: 'md:w-36', cell: ({ at }) => <Timestamp at={at} /> },
]

/** The mail of this machine, the newest first. */
export function OutboxTable({ mails, paged, olderHref }: OutboxTableProps) {
  return (
    <DataTable
      caption="Outbox"
      columns={COLUMNS}
      rows={mails}
      rowKey={({ id }) => id}
      whenEmpty={<OutboxEmpty paged={paged} />}
      footer={
        (paged || olderHref) && (
          <nav aria-label="Pages" className="flex justify-end gap-2">
            <PageLink href={paged ? OUTBOX_PATH : undefined}>Newest</PageLink>
            <PageLink href={olderHref}>Older</PageLink>
          </nav>
        )
      }
    />
  )
}
