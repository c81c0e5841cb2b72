import { cookies } from 'next/headers'
import type { ReactNode } from 'react'

import { ConsoleFrame } from '@/components/frame/console-frame'
import { navigationFor } from '@/components/frame/navigation'
import { parseShortcuts, SHORTCUTS_COOKIE } from '@/components/frame/preferences'
import { StoppedKeysSection } from '@/app/(console)/stopped-keys-section'
import { SessionWatch } from '@/components/frame/session-watch'
import { requireUser } from '@/lib/auth/require-user'
import type { SessionUser } from '@/lib/auth/session'
import { env } from '@/lib/env'

/** The frame of the console; nobody sees it without a session. Each page still asks for the permission it needs. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const user = await requireUser()
  const shortcuts = parseShortcuts((await cookies()).get(SHORTCUTS_COOKIE)?.value)
  return (
    <ConsoleFrame groups={navigationFor(user.permission, { localMail: !env.RESEND_API_KEY })} person={personOf(user)} shortcuts={shortcuts}>
      {user.permission === 'admin' && <StoppedKeysSection />}
      {children}
      <SessionWatch permission={user.permission} />
    </ConsoleFrame>
  )
}

// Who signed in at Microsoft Entra ID signs out there as well: otherwise one click would bring the next person in.
function personOf({ name, email, way }: SessionUser) {
  return { name, email, afterSignOut: way === 'entra' ? '/api/entra/sign-out' : '/sign-in' }
}
