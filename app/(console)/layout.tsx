import { cookies } from 'next/headers'
import type { ReactNode } from 'react'

import { ConsoleFrame } from '@/components/frame/console-frame'
import { navigationFor } from '@/components/frame/navigation'
import { parseShortcuts, SHORTCUTS_COOKIE } from '@/components/frame/preferences'
import { requireUser } from '@/lib/auth/require-user'

/** The frame of the console; nobody sees it without a session. Each page still asks for the permission it needs. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const user = await requireUser()
  const shortcuts = parseShortcuts((await cookies()).get(SHORTCUTS_COOKIE)?.value)
  return (
    <ConsoleFrame groups={navigationFor(user.permission)} person={{ name: user.name, email: user.email }} shortcuts={shortcuts}>
      {children}
    </ConsoleFrame>
  )
}
