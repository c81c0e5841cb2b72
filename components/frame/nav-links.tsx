'use client'

import { KeyRound, Mail, Settings, ShieldCheck, Users } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

import { isUnder, type NavigationGroup, type NavigationIcon } from '@/components/frame/navigation'
import { ReportLinkPending } from '@/components/ui/pending-navigation'

const icons: Record<NavigationIcon, typeof Users> = { key: KeyRound, users: Users, roles: ShieldCheck, settings: Settings, outbox: Mail }

/** The entries of the left navigation, the one in use marked. */
export function NavLinks({ groups }: { groups: NavigationGroup[] }) {
  const path = usePathname()
  if (groups.length === 0) return null
  return (
    <nav aria-label="Account" className="flex-1 overflow-y-auto px-3 py-2">
      <p className="px-2 pb-1 text-xs font-semibold">Account</p>
      {groups.map((group) => (
        <Group key={group.label} label={group.label}>
          <ul>
            {group.items.map((item) => {
              const Icon = icons[item.icon]
              return (
                <li key={item.href}>
                  <Link
                    href={item.href}
                    aria-current={path === item.href ? 'page' : isUnder(path, item.href) ? 'true' : undefined}
                    className="flex min-h-8 items-center gap-2 rounded-md px-2 text-muted hover:bg-sunken hover:text-text aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-text"
                  >
                    <Icon aria-hidden="true" className="size-4 shrink-0" />
                    {item.label}
                    <ReportLinkPending part="page" />
                  </Link>
                </li>
              )
            })}
          </ul>
        </Group>
      ))}
    </nav>
  )
}

function Group({ label, children }: { label: string | null; children: ReactNode }) {
  if (label === null) return <div className="mb-3">{children}</div>
  return (
    <section aria-label={label} className="mb-3">
      <p className="px-2 py-1 text-xs text-muted">{label}</p>
      {children}
    </section>
  )
}
