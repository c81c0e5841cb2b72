import Link from 'next/link'
import type { ReactNode } from 'react'

import { Logo } from '@/components/frame/logo'
import { MobileBar } from '@/components/frame/mobile-bar'
import { NavLinks } from '@/components/frame/nav-links'
import type { NavigationGroup } from '@/components/frame/navigation'
import { type Person, PersonMenu } from '@/components/frame/person-menu'
import { Shortcuts } from '@/components/frame/shortcuts'
import { SlowPage } from '@/components/frame/slow-page'

type ConsoleFrameProps = { groups: NavigationGroup[]; person: Person; shortcuts: boolean; children: ReactNode }

/** Skip link, navigation and main area around every page of the console. */
export function ConsoleFrame({ groups, person, shortcuts, children }: ConsoleFrameProps) {
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-raised px-3 py-2 font-medium shadow-float focus:translate-y-0"
      >
        Skip to content
      </a>
      <div className="md:flex">
        <header className="sticky top-0 hidden h-dvh w-60 shrink-0 flex-col border-r bg-raised md:flex">
          <Link href="/" prefetch={false} className="m-3 mb-2 flex h-8 items-center rounded-md px-2">
            <Logo />
          </Link>
          <NavLinks groups={groups} />
          <div className="mt-auto">
            <PersonMenu person={person} />
          </div>
        </header>
        <MobileBar groups={groups} person={person} />
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 outline-none md:px-8 md:py-6">
          <SlowPage>{children}</SlowPage>
        </main>
      </div>
      {shortcuts && <Shortcuts items={groups.flatMap((group) => group.items)} />}
    </>
  )
}
