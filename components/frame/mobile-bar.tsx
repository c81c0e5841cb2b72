'use client'

import { Menu, X } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

import { Logo } from '@/components/frame/logo'
import { NavLinks } from '@/components/frame/nav-links'
import type { NavigationGroup } from '@/components/frame/navigation'
import { type Person, PersonMenu } from '@/components/frame/person-menu'

const iconButton = 'grid size-9 place-items-center rounded-md text-muted hover:bg-sunken hover:text-text'

/** The bar of a narrow screen: the mark and a button that opens the navigation as a drawer. */
export function MobileBar({ groups, person }: { groups: NavigationGroup[]; person: Person }) {
  const drawer = useRef<HTMLDialogElement>(null)
  const path = usePathname()
  useEffect(() => drawer.current?.close(), [path])

  return (
    <header className="sticky top-0 z-30 flex h-12 items-center justify-between border-b bg-raised px-4 md:hidden">
      <Logo />
      <button
        type="button"
        className={iconButton}
        aria-haspopup="dialog"
        aria-label="Open navigation"
        onClick={() => drawer.current?.showModal()}
      >
        <Menu aria-hidden="true" className="size-5" />
      </button>
      <dialog
        ref={drawer}
        aria-label="Navigation"
        onMouseDown={(event) => event.target === event.currentTarget && drawer.current?.close()}
        onClick={(event) => event.target instanceof Element && event.target.closest('a') && drawer.current?.close()}
        className="m-0 h-dvh max-h-none w-72 max-w-[85vw] bg-raised p-0 text-text shadow-float open:slide-in backdrop:bg-black/45"
      >
        <div className="flex h-full flex-col">
          <div className="flex h-12 items-center justify-between px-4">
            <Logo />
            <button type="button" className={iconButton} aria-label="Close navigation" onClick={() => drawer.current?.close()}>
              <X aria-hidden="true" className="size-5" />
            </button>
          </div>
          <NavLinks groups={groups} />
          <div className="mt-auto">
            <PersonMenu person={person} />
          </div>
        </div>
      </dialog>
    </header>
  )
}
