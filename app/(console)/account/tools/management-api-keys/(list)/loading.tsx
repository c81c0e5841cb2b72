import { KeysHeader } from '@/components/keys/keys-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

/** The list while it loads. */
export default function KeysLoading() {
  return (
    <>
      <KeysHeader />
      <TableSkeleton label="Loading keys" rows={8} columns={6} twoLines />
    </>
  )
}
