import { expect, test } from 'vitest'

import { hrefWith, urlState } from '@/components/ui/url-state'

test('one value per name, and no empty ones, come out of the search params', () => {
  expect(urlState({ q: ['a', 'b'], status: 'active', sort: undefined, after: '' })).toEqual({ q: 'b', status: 'active' })
})

test('a change goes over the state, and the rest of the state stays', () => {
  expect(hrefWith({ path: '/list', state: { q: 'eve', status: 'all' }, change: { status: 'off' } })).toBe('/list?q=eve&status=off')
})

test('undefined, empty and default values stay out of the address', () => {
  const state = { q: 'eve', sort: '-last', after: '9' }
  expect(hrefWith({ path: '/list', state, change: { after: undefined, q: '' }, defaults: { sort: '-last' } })).toBe('/list')
})

test('values are encoded so that they come back as they were', () => {
  const href = hrefWith({ path: '/list', state: { q: 'a&b=ü #1' } })
  expect(new URL(href, 'http://x').searchParams.get('q')).toBe('a&b=ü #1')
})
