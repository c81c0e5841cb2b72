import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'

import { BusyArea } from '@/components/ui/busy-area'
import { classNames } from '@/components/ui/class-names'
import { nextSort } from '@/components/ui/next-sort'
import { ViewLink } from '@/components/ui/view-link'

/** Where a cell stands in the two-line row of a narrow screen; `lead` is before everything else. */
export type NarrowPlace = 'lead' | 'first' | 'beside' | 'below' | 'hidden'

export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** The name of this column in the `sort` URL state; without it the column cannot be sorted. */
  sort?: string
  /** The first click sorts downwards: for times and counts. */
  downFirst?: boolean
  narrow?: NarrowPlace
  /** On a narrow screen the header stands before the cell: "Created 3 May 2026". */
  narrowLabel?: boolean
  /** The header is for screen readers only (a menu column). */
  headerHidden?: boolean
  /** A class that says how wide the column is; one column has none and takes what is left. */
  width?: string
  /** A secondary column: as a table it shows where the frame has at least this width (blocks.css). */
  from?: '35rem' | '44rem' | '52rem' | '59rem'
  className?: string
}

/** `href` of '' is the list in its default order. */
export type TableSort = { current: string; href: (sort: string) => string }

type DataTableProps<Row> = {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string | number
  sort?: TableSort
  /** Shown instead of rows: the empty, no-match or failed state. */
  whenEmpty?: ReactNode
  /** Below the rows, inside the frame: the pager. */
  footer?: ReactNode
}

/**
 * Rows of data in a real table with sortable headers. Columns keep their width whatever is in them, secondary ones give way where the
 * frame is narrow, and on a narrow screen each row becomes two lines.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey, sort, whenEmpty, footer }: DataTableProps<Row>) {
  return (
    <div className="@container rounded-lg border bg-raised shadow-card">
      {rows.length === 0 && whenEmpty ? (
        whenEmpty
      ) : (
        <BusyArea>
          <table role="table" className="data-table">
            <caption className="sr-only">{caption}</caption>
            <thead role="rowgroup">
              <tr role="row">
                {columns.map((column) => (
                  <HeaderCell key={column.id} column={column} sort={sort} />
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {rows.map((row) => (
                <BodyRow key={rowKey(row)} row={row} columns={columns} />
              ))}
            </tbody>
          </table>
        </BusyArea>
      )}
      {footer && <div className="border-t px-3 py-2">{footer}</div>}
    </div>
  )
}

function HeaderCell<Row>({ column, sort }: { column: Column<Row>; sort?: TableSort }) {
  const sortable = sort && column.sort
  const direction = sortable ? sortDirection(column, sort) : undefined
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={direction}
      data-from={column.from}
      className={classNames(column.width, column.className)}
    >
      {sortable && column.sort ? (
        <ViewLink
          href={sort.href(nextSort({ key: column.sort, downFirst: column.downFirst, current: sort.current }))}
          className="-mx-1 inline-flex min-h-8 items-center gap-1 rounded-sm px-1 hover:text-text"
        >
          {column.header}
          <SortIcon direction={direction} />
        </ViewLink>
      ) : (
        <span className={column.headerHidden ? 'sr-only' : undefined}>{column.header}</span>
      )}
    </th>
  )
}

function BodyRow<Row>({ row, columns }: { row: Row; columns: Column<Row>[] }) {
  return (
    <tr role="row">
      {columns.map((column, index) => (
        <td
          key={column.id}
          role="cell"
          data-narrow={column.narrow ?? (index === 0 ? 'first' : 'below')}
          data-from={column.from}
          className={column.className}
        >
          {column.narrowLabel && (
            <span aria-hidden="true" className="narrow-label mr-1">
              {column.header}
            </span>
          )}
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

function SortIcon({ direction }: { direction?: 'ascending' | 'descending' | 'none' }) {
  const Icon = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown }[direction ?? 'none']
  return <Icon aria-hidden="true" className={classNames('size-3.5', direction === 'none' && 'opacity-60')} />
}

function sortDirection<Row>(column: Column<Row>, sort: TableSort): 'ascending' | 'descending' | 'none' {
  if (sort.current === column.sort) return 'ascending'
  return sort.current === `-${column.sort}` ? 'descending' : 'none'
}
