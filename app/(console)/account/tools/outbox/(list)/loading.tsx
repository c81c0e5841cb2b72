import { OutboxHeader } from '@/components/mail/outbox-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

/** The list while it loads. */
export default function OutboxLoading() {
  return (
    <>
      <OutboxHeader />
      <TableSkeleton label="Loading mail" rows={8} columns={4} />
    </>
  )
}
