import { ROLES_PATH } from '@/components/frame/navigation'
import { hrefWith, type SearchParams, type UrlState, urlState } from '@/components/ui/url-state'
import { parseRoleSort, type RoleSort } from '@/lib/directory/role-sort'

export const CREATE_ROLE_PATH = `${ROLES_PATH}/create`

/** Whether this is the path of one role's page. */
export function isRolePath(path: string): boolean {
  return new RegExp(`^${ROLES_PATH}/\\d+$`).test(path)
}

/** What the roles list shows, as its URL says. */
export type RolesView = { q?: string; sort: RoleSort; after?: string; before?: string }

/** What the page of one role shows, as its URL says; search and page are those of its members, `older` is where its history goes on. */
export type RoleView = { tab: 'members' | 'history'; q?: string; after?: string; before?: string; older?: string }

const MAX_SEARCH_LENGTH = 200

/** Reads the list's URL; what makes no sense in it is the default. */
export function parseRolesView(searchParams: SearchParams): RolesView {
  const { q, sort, after, before } = urlState(searchParams)
  return { q: searchText(q), sort: parseRoleSort(sort), after, before }
}

/** The sort as the URL has it: `name`, `-lastChanged`. */
export function roleSortParam({ key, descending }: RoleSort): string {
  return descending ? `-${key}` : key
}

/** The address of the list as `view` with `change` over it. A change of what is listed starts at the first page. */
export function rolesHref(view: RolesView, change: UrlState): string {
  return hrefWith({ path: ROLES_PATH, state: { q: view.q, sort: roleSortParam(view.sort) }, change, defaults: { sort: 'name' } })
}

/** Reads the URL of one role's page. */
export function parseRoleView(searchParams: SearchParams): RoleView {
  const { tab, q, after, before, older } = urlState(searchParams)
  return { tab: tab === 'history' ? 'history' : 'members', q: searchText(q), after, before, older }
}

/** The address of one role's page; without `state` the first of its members. */
export function roleHref(roleId: number, state: UrlState = {}): string {
  return hrefWith({ path: `${ROLES_PATH}/${roleId}`, state, defaults: { tab: 'members' } })
}

/** Breadcrumb of the screens about roles. */
export function roleBreadcrumb(...below: { label: string; href?: string }[]) {
  return [{ label: 'Account' }, { label: 'Organization' }, { label: 'Roles', href: below.length > 0 ? ROLES_PATH : undefined }, ...below]
}

function searchText(q: string | undefined): string | undefined {
  return q?.trim().slice(0, MAX_SEARCH_LENGTH) || undefined
}
