import { decodeListCursor, encodeListCursor, type ListCursor, type ListOrder } from './list-cursor'

/** One page; `position` is the number of its first row in the list, `previous` and `next` are cursors for `before` and `after`. */
export type ListPage<Row> = { rows: Row[]; position: number; previous: string | null; next: string | null }

/** What stands beyond a place in the list: at most `limit` rows, nearest first; `backward` looks towards the start. */
export type ReadBeyond<Row> = (from: { cursor: ListCursor | null; backward: boolean; limit: number }) => Promise<Row[]>

export type ReadListPageInput<Row> = {
  order: ListOrder
  after?: string
  before?: string
  size: number
  read: ReadBeyond<Row>
  placeOf: (row: Row) => Omit<ListCursor, 'position'>
}

/**
 * A page of a sorted list, read from a row on instead of by counting (keyset): its cost does not grow with its number. A cursor that cannot be
 * read, or leads beyond either end, shows the first page.
 */
export async function readListPage<Row>(input: ReadListPageInput<Row>): Promise<ListPage<Row>> {
  const { order, size, read } = input
  const before = decodeListCursor(input.before, order)
  if (before) {
    const rows = await read({ cursor: before, backward: true, limit: size + 1 })
    if (rows.length > size)
      return toPage(input, { rows: rows.slice(0, size).reverse(), last: before.position - 1, previous: true, next: true })
  }
  const after = before ? null : decodeListCursor(input.after, order)
  const rows = await read({ cursor: after, backward: false, limit: size + 1 })
  if (after && rows.length === 0) return readListPage({ ...input, after: undefined })
  const shown = rows.slice(0, size)
  return toPage(input, {
    rows: shown,
    last: (after?.position ?? 0) + shown.length,
    previous: after !== null,
    next: rows.length > shown.length,
  })
}

function toPage<Row>(
  { placeOf }: ReadListPageInput<Row>,
  { rows, last, previous, next }: { rows: Row[]; last: number; previous: boolean; next: boolean },
): ListPage<Row> {
  const position = Math.max(1, last - rows.length + 1)
  const [first] = rows
  const final = rows.at(-1)
  const cursor = (row: Row, at: number) => encodeListCursor({ ...placeOf(row), position: at })
  return {
    rows,
    position,
    previous: previous && first ? cursor(first, position) : null,
    next: next && final ? cursor(final, position + rows.length - 1) : null,
  }
}
