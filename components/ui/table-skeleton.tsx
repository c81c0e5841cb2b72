import { Skeleton } from '@/components/ui/skeleton'

const widths = ['w-2/5', 'w-3/5', 'w-1/2', 'w-1/3']

/** A table that is not there yet: header and `rows` rows, as high as the final ones. */
export function TableSkeleton({
  label,
  rows,
  columns,
  twoLines = false,
}: {
  label: string
  rows: number
  columns: number
  twoLines?: boolean
}) {
  return (
    <div role="status" aria-label={label} className="rounded-lg border bg-raised shadow-card">
      <div className="h-9 border-b" />
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          className={`flex items-center gap-6 border-b px-3 last:border-b-0 max-md:h-[65px] ${twoLines ? 'h-[53px]' : 'h-[41px]'}`}
        >
          {Array.from({ length: columns }, (_, column) => (
            <span key={column} className="flex-1">
              <Skeleton className={`h-3 ${widths[(row + column * 3) % widths.length]}`} />
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
