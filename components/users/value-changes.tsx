import { ArrowRight, ChevronRight } from 'lucide-react'

import type { ValueChange } from '@/lib/directory/value-changes'
import type { Json } from '@/lib/scim/json'

const OPEN_UP_TO = 4

/** Changed attributes, before -> after; folded when there are many. */
export function ValueChanges({ changes }: { changes: ValueChange[] }) {
  if (changes.length === 0) return null
  return (
    <details open={changes.length <= OPEN_UP_TO} className="group/changes text-xs">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-sm text-muted select-none hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open/changes:rotate-90" />
        {changes.length === 1 ? '1 attribute' : `${changes.length} attributes`}
      </summary>
      <dl className="mt-1 space-y-1.5 rounded-md border bg-sunken p-2.5">
        {changes.map(({ path, before, after }) => (
          <div key={path} className="grid gap-x-3 md:grid-cols-[minmax(8rem,16rem)_minmax(0,1fr)]">
            <dt className="font-mono text-muted [overflow-wrap:anywhere]">{withoutUrn(path)}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">
              <Value value={before} />
              <ArrowRight aria-label="became" role="img" className="mx-1.5 inline size-3 text-muted" />
              <Value value={after} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** A path in an extension without the extension's long name; the attributes tab has it whole. */
function withoutUrn(path: string): string {
  return path.replace(/^urn:.*:/i, '')
}

function Value({ value }: { value: Json | undefined }) {
  if (value === undefined || value === null) return <span className="text-muted">nothing</span>
  return typeof value === 'object' ? <code className="font-mono">{JSON.stringify(value)}</code> : String(value)
}
