import { Skeleton } from '@/components/ui/skeleton'
import { TableSkeleton } from '@/components/ui/table-skeleton'

/** A page that is not there yet: heading, one sentence, and a table of 8 rows. */
export function PageSkeleton() {
  return (
    <>
      <Skeleton className="mt-1 h-3 w-56" />
      <Skeleton className="mt-3 h-6 w-72 max-w-full" />
      <Skeleton className="mt-3 mb-6 h-3 w-96 max-w-full" />
      <TableSkeleton label="Loading" rows={8} columns={5} />
    </>
  )
}
