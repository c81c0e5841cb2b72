type TableSkeletonProps = { label: string; rows: number; columns: number; twoLines?: boolean }

/** A table that is not there yet: header and `rows` rows, as high as the final ones. */
export function TableSkeleton({ label, rows, columns, twoLines = false }: TableSkeletonProps) {
  return (
    <div role="status" aria-label={label} className="divide-y rounded-lg border bg-raised shadow-card">
      <div className="h-9" />
      <div className="appear-late divide-y">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className={`px-3 ${twoLines ? 'py-5' : 'py-3.5'}`}>
            <span className="skeleton-row pulse-soft" style={{ backgroundSize: `${100 / columns}% 100%` }} />
          </div>
        ))}
      </div>
    </div>
  )
}
