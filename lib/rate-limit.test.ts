import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { borrowToken, takeToken } from './rate-limit'

const rate = { name: 'test', perSecond: 2, burst: 3 }

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('lets a burst pass, then names the seconds to wait', () => {
  expect([1, 2, 3].map(() => takeToken(rate, 'burst'))).toEqual([0, 0, 0])
  expect(takeToken(rate, 'burst')).toBe(1)
})

it('gives tokens back with time, never more than the burst', () => {
  for (let i = 0; i < 3; i++) takeToken(rate, 'refill')
  vi.advanceTimersByTime(500)
  expect(takeToken(rate, 'refill')).toBe(0)
  expect(takeToken(rate, 'refill')).toBe(1)
  vi.advanceTimersByTime(60_000)
  expect([1, 2, 3, 4].map(() => takeToken(rate, 'refill') > 0)).toEqual([false, false, false, true])
})

it('keeps keys apart', () => {
  for (let i = 0; i < 3; i++) takeToken(rate, 'one')
  expect(takeToken(rate, 'one')).toBe(1)
  expect([1, 2, 3].map(() => takeToken(rate, 'other'))).toEqual([0, 0, 0])
})

it('lends tokens to work that waits, each later than the one before, and refuses others meanwhile', () => {
  expect([1, 2, 3, 4, 5].map(() => borrowToken(rate, 'lend'))).toEqual([0, 0, 0, 500, 1000])
  expect(takeToken(rate, 'lend')).toBe(2)
  vi.advanceTimersByTime(1500)
  expect([takeToken(rate, 'lend'), takeToken(rate, 'lend')]).toEqual([0, 1])
})
