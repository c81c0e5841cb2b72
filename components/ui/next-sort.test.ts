import { describe, expect, it } from 'vitest'

import { nextSort } from '@/components/ui/next-sort'

describe('clicks on the header of a column', () => {
  it('sort upwards, then downwards, then as the list does by itself', () => {
    expect(nextSort({ key: 'name', current: 'attention' })).toBe('name')
    expect(nextSort({ key: 'name', current: 'name' })).toBe('-name')
    expect(nextSort({ key: 'name', current: '-name' })).toBe('')
  })

  it('start downwards for times and counts', () => {
    expect(nextSort({ key: 'lastUsed', downFirst: true, current: 'name' })).toBe('-lastUsed')
    expect(nextSort({ key: 'lastUsed', downFirst: true, current: '-lastUsed' })).toBe('lastUsed')
    expect(nextSort({ key: 'lastUsed', downFirst: true, current: 'lastUsed' })).toBe('')
  })
})
