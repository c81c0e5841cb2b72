import { ArrowRight, ChevronRight } from 'lucide-react'
import Link from 'next/link'

import { userHref } from '@/components/users/users-view'
import type { ManagerNames } from '@/lib/directory/find-managers'
import { isManagerPath, type ValueChange } from '@/lib/directory/value-changes'
import type { Json } from '@/lib/scim/json'

const OPEN_UP_TO = 4

/** Changed attributes, before -> after; folded when there are many. Managers who are accounts here are named. */
export function ValueChanges({ changes, managers }: { changes: ValueChange[]; managers: ManagerNames }) {
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
              <Value value={before} names={isManagerPath(path) ? managers : undefined} />
              <ArrowRight aria-label="became" role="img" className="mx-1.5 inline size-3 text-muted" />
              <Value value={after} names={isManagerPath(path) ? managers : undefined} />
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

function Value({ value, names }: { value: Json | undefined; names?: ManagerNames }) {
  if (value === undefined || value === null) return <span className="text-muted">nothing</span>
  const name = typeof value === 'string' ? names?.[value] : undefined
  if (name) {
    return (
      <Link href={userHref(Number(value))} prefetch={false} className="text-accent underline underline-offset-2">
        {name}
      </Link>
    )
  }
  return typeof value === 'object' ? <code className="font-mono">{JSON.stringify(value)}</code> : String(value)
}
