import { describe, expect, it } from 'vitest'

import { parseUsersView, parseUserView, userHref, usersHref } from './users-view'

describe('the URL of the list', () => {
  it.each([
    [{}, '/account/organization/users'],
    [{ q: ' eve ', sort: 'name' }, '/account/organization/users?q=eve'],
    [{ status: 'disabled', sort: '-lastSignIn', after: 'x' }, '/account/organization/users?status=disabled&sort=-lastSignIn'],
    [{ status: 'nonsense', sort: '-nonsense', q: '' }, '/account/organization/users'],
    [{ q: ['a', 'b'] }, '/account/organization/users?q=b'],
  ])('%j is written %s, without defaults and page', (params, href) => {
    expect(usersHref(parseUsersView(params), {})).toBe(href)
  })

  it('changes one thing and keeps the rest', () => {
    const view = parseUsersView({ q: 'eve', status: 'active', sort: '-name', after: 'x' })
    expect(usersHref(view, { status: undefined })).toBe('/account/organization/users?q=eve&sort=-name')
    expect(usersHref(view, { after: 'y' })).toBe('/account/organization/users?q=eve&status=active&sort=-name&after=y')
  })
})

describe('the URL of a user', () => {
  it('falls back to the whole timeline', () => {
    expect(parseUserView({ tab: 'x', kind: 'y' })).toEqual({ tab: 'timeline', kind: null, older: undefined })
    expect(parseUserView({ tab: 'attributes', kind: 'sign-ins' })).toMatchObject({ tab: 'attributes', kind: 'sign-ins' })
    expect(parseUserView({ tab: 'roles' })).toMatchObject({ tab: 'roles' })
  })

  it('leaves the default tab out', () => {
    expect(userHref(7, { tab: 'timeline', kind: 'console' })).toBe('/account/organization/users/7?kind=console')
    expect(userHref(7)).toBe('/account/organization/users/7')
  })
})
