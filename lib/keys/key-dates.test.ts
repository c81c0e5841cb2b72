import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { createKeyInput } from './create-key-input'
import { keyDates } from './key-dates'

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-24T23:59:59Z') }))
afterEach(() => vi.useRealTimers())

it('offers days counted from today in UTC, whenever the page is opened', () => {
  expect(keyDates()).toEqual({
    min: '2026-11-25',
    usual: '2027-11-24',
    presets: [
      { label: '30 days', value: '2026-12-24' },
      { label: '90 days', value: '2027-02-22' },
      { label: '180 days', value: '2027-05-23' },
      { label: '365 days', value: '2027-11-24' },
    ],
  })
})

it('the first day offered is accepted, the day before is not', () => {
  const accepted = (expirationDate: string) => createKeyInput.shape.expirationDate.safeParse(expirationDate).success
  expect(accepted(keyDates().min)).toBe(true)
  expect(accepted('2026-11-24')).toBe(false)
})
