'use client'

import { CircleUserRound } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

import { PROFILE_PATH } from '@/components/frame/navigation'
import { SignOutButton } from '@/components/frame/sign-out-button'
import { ReportLinkPending } from '@/components/ui/pending-navigation'

/** `afterSignOut` is where signing out leads. */
export type Person = { name: string; email: string | null; afterSignOut: string }

/** The foot of the navigation: who is signed in, their profile, and the way out. */
export function PersonMenu({ person }: { person: Person }) {
  const current = usePathname() === PROFILE_PATH
  return (
    <div className="border-t px-3 py-3">
      <div className="px-2 pb-2">
        <p className="truncate font-medium" title={person.name}>
          {person.name}
        </p>
        {person.email && (
          <p className="truncate text-xs text-muted" title={person.email}>
            {person.email}
          </p>
        )}
      </div>
      <Link
        href={PROFILE_PATH}
        aria-current={current ? 'page' : undefined}
        className="flex min-h-8 items-center gap-2 rounded-md px-2 text-muted hover:bg-sunken hover:text-text aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-text"
      >
        <CircleUserRound aria-hidden="true" className="size-4 shrink-0" />
        Profile
        <ReportLinkPending part="page" />
      </Link>
      <SignOutButton then={person.afterSignOut} />
    </div>
  )
}
