import { USERS_PATH } from '@/components/frame/navigation'
import { hrefWith, type SearchParams, type UrlState, urlState } from '@/components/ui/url-state'

export const HELD_PATH = `${USERS_PATH}/invitations`

/** Which page of the held invitations is shown, as the URL says. */
export function parseHeldView(searchParams: SearchParams): { after?: string; before?: string } {
  const { after, before } = urlState(searchParams)
  return { after, before }
}

/** The address of the held invitations. */
export function heldHref(state: UrlState = {}): string {
  return hrefWith({ path: HELD_PATH, state })
}
