import { describe, expect, it } from 'vitest'

import { isRolePath, parseRolesView, parseRoleView, roleBreadcrumb, roleHref, rolesHref } from './role-paths'

describe('the URL of the roles list', () => {
  it.each([
    [{}, '/account/organization/roles'],
    [{ q: ' it ', sort: 'name' }, '/account/organization/roles?q=it'],
    [{ sort: '-lastChanged', after: 'x' }, '/account/organization/roles?sort=-lastChanged'],
    [{ sort: '-members', q: '' }, '/account/organization/roles'],
  ])('%j is written %s, without defaults and page', (params, href) => {
    expect(rolesHref(parseRolesView(params), {})).toBe(href)
  })

  it('changes one thing and keeps the rest', () => {
    const view = parseRolesView({ q: 'it', sort: '-name', after: 'x' })
    expect(rolesHref(view, { after: 'y' })).toBe('/account/organization/roles?q=it&sort=-name&after=y')
    expect(rolesHref(view, { q: undefined })).toBe('/account/organization/roles?sort=-name')
  })
})

describe('the URL of a role', () => {
  it('falls back to the first of its members', () => {
    expect(parseRoleView({ tab: 'x', q: ' ' })).toEqual({ tab: 'members', q: undefined, after: undefined, before: undefined })
    expect(parseRoleView({ tab: 'history', q: 'eve', after: 'a' })).toMatchObject({ tab: 'history', q: 'eve', after: 'a' })
    expect(parseRoleView({ tab: 'history', older: '42' })).toMatchObject({ tab: 'history', older: '42' })
  })

  it.each([
    ['/account/organization/roles/7', true],
    ['/account/organization/roles', false],
    ['/account/organization/roles/create', false],
    ['/account/organization/users/7', false],
  ])('tells whether %s is the page of one: %s', (path, isOne) => {
    expect(isRolePath(path)).toBe(isOne)
  })

  it('leaves the default tab out', () => {
    expect(roleHref(7, { tab: 'members', q: 'eve' })).toBe('/account/organization/roles/7?q=eve')
    expect(roleHref(7, { tab: 'history' })).toBe('/account/organization/roles/7?tab=history')
  })
})

it('links the list only from the pages below it', () => {
  expect(roleBreadcrumb().at(-1)).toEqual({ label: 'Roles', href: undefined })
  expect(roleBreadcrumb({ label: 'IT' }).at(-2)).toEqual({ label: 'Roles', href: '/account/organization/roles' })
})
