import { USERS_PATH } from '@/components/frame/navigation'
import { hrefWith, type SearchParams, type UrlState, urlState } from '@/components/ui/url-state'
import { parseTimelineKind, type TimelineKind } from '@/lib/directory/timeline-kind'
import { parseUserSort, type UserSort } from '@/lib/directory/user-sort'
import { parseUserStatus, type UserStatus } from '@/lib/directory/user-status'

/** What the users list shows, as its URL says. */
export type UsersView = { q?: string; status: UserStatus | null; sort: UserSort; after?: string; before?: string }

const USER_TABS = ['timeline', 'attributes', 'roles', 'keys'] as const

export type UserTab = (typeof USER_TABS)[number]

/** What the page of one user shows, as its URL says. */
export type UserView = { tab: UserTab; kind: TimelineKind | null; older?: string }

const MAX_SEARCH_LENGTH = 200

/** Reads the list's URL; what makes no sense in it is the default. */
export function parseUsersView(searchParams: SearchParams): UsersView {
  const { q, status, sort, after, before } = urlState(searchParams)
  return {
    q: q?.trim().slice(0, MAX_SEARCH_LENGTH) || undefined,
    status: parseUserStatus(status),
    sort: parseUserSort(sort),
    after,
    before,
  }
}

/** The sort as the URL has it: `name`, `-lastSignIn`. */
export function sortParam({ key, descending }: UserSort): string {
  return descending ? `-${key}` : key
}

/** The address of the list as `view` with `change` over it. A change of what is listed starts at the first page. */
export function usersHref(view: UsersView, change: UrlState): string {
  const state = { q: view.q, status: view.status ?? undefined, sort: sortParam(view.sort) }
  return hrefWith({ path: USERS_PATH, state, change, defaults: { sort: 'name' } })
}

/** Reads the URL of one user's page. */
export function parseUserView(searchParams: SearchParams): UserView {
  const { tab, kind, older } = urlState(searchParams)
  return { tab: USER_TABS.find((candidate) => candidate === tab) ?? 'timeline', kind: parseTimelineKind(kind), older }
}

/** The address of one user's page; without `state` its timeline from the newest on. */
export function userHref(userId: number, state: UrlState = {}): string {
  return hrefWith({ path: `${USERS_PATH}/${userId}`, state, defaults: { tab: 'timeline' } })
}
