import { plannedLeave } from '@/components/frame/planned-leave'
import { safeReturnPath } from '@/lib/auth/return-path'

/** Leaves for the sign-in page, which leads back here and says that the session has ended. */
export function leaveEndedSession(): void {
  if (plannedLeave.is) return
  // What was typed cannot be saved any more: a question whether to leave would keep the page open.
  window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true })
  const { pathname, search } = window.location
  const from = safeReturnPath(pathname + search)
  window.location.replace(`/sign-in?${new URLSearchParams({ reason: 'session-ended', ...(from && from !== '/' && { from }) })}`)
}
