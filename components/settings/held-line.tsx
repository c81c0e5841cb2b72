import Link from 'next/link'

import { USERS_PATH } from '@/components/frame/navigation'

/** How many invitations wait to be released, with the way to them. */
export function HeldLine({ count }: { count: number }) {
  if (count === 0) return <p className="text-muted">No invitation is held at the moment.</p>
  return (
    <p>
      {count === 1 ? '1 invitation is held.' : `${count.toLocaleString('en-GB')} invitations are held.`}{' '}
      <Link href={`${USERS_PATH}/invitations`} className="text-accent underline underline-offset-2">
        Show held invitations
      </Link>
    </p>
  )
}
