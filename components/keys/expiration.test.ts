import { expect, it } from 'vitest'

import { dayInWords, isBusyDay } from './expiration'

it.each([
  ['2027-11-24', '24 November 2027'],
  ['', null],
  ['2027-13-01', null],
])('says %j as %j', (day, words) => {
  expect(dayInWords(day)).toBe(words)
})

it.each([
  ['2026-12-14', false],
  ['2026-12-15', true],
  ['2026-12-31', true],
  ['2027-01-05', true],
  ['2027-01-06', false],
  ['', false],
])('%s is a busy day: %s', (day, busy) => {
  expect(isBusyDay(day)).toBe(busy)
})
