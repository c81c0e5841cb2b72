import type { ReactNode } from 'react'

export type Definition = { term: string; value: ReactNode; note?: ReactNode }

const termWidths = {
  narrow: 'md:grid-cols-[8rem_minmax(0,1fr)]',
  normal: 'md:grid-cols-[minmax(10rem,14rem)_minmax(0,1fr)]',
  wide: 'md:grid-cols-[minmax(10rem,22rem)_minmax(0,1fr)]',
}

/** Facts: a term, its value, and a quiet note under the term. */
export function DefinitionList({ items, terms = 'normal' }: { items: Definition[]; terms?: keyof typeof termWidths }) {
  return (
    <dl className="divide-y">
      {items.map((item) => (
        <div key={item.term} className={`grid gap-x-4 gap-y-0.5 py-2 first:pt-0 last:pb-0 ${termWidths[terms]}`}>
          <dt className="text-muted">
            {item.term}
            {item.note && <span className="block text-xs [overflow-wrap:anywhere]">{item.note}</span>}
          </dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
