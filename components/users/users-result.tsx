import { Suspense } from 'react'

import type { LateCounts } from '@/components/users/users-filter'
import type { UsersView } from '@/components/users/users-view'

type UsersResultProps = { view: UsersView; counts: LateCounts; total: LateCounts }

/** Tells a screen reader, politely, what a search or filter came to: "12 of 340 users". */
export function UsersResult(props: UsersResultProps) {
  return (
    <p role="status" className="sr-only">
      <Suspense>
        <Result {...props} />
      </Suspense>
    </p>
  )
}

async function Result({ view, counts, total }: UsersResultProps) {
  const matching = (await counts)?.[view.status ?? 'all']
  const all = (await total)?.all
  if (matching === undefined || all === undefined) return null
  const noun = all === 1 ? 'user' : 'users'
  if (!view.q && !view.status) return `${all.toLocaleString('en-GB')} ${noun}`
  return `${matching.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} ${noun}`
}
