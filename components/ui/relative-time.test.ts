import { describe, expect, test } from 'vitest'

import { exactTime, listTime, momentTime, relativeTime, shortDate } from '@/components/ui/relative-time'

const now = new Date('2026-11-24T12:00:00Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const DAY = 86_400

describe('a distance in words', () => {
  test.each([
    [0, 'just now'],
    [-9, 'just now'],
    [5, 'just now'],
    [-10, '10 seconds ago'],
    [-59, '59 seconds ago'],
    [-60, 'a minute ago'],
    [-180, '3 minutes ago'],
    [-3599, '59 minutes ago'],
    [-3600, 'an hour ago'],
    [-7200, '2 hours ago'],
    [-DAY, 'a day ago'],
    [DAY, 'in a day'],
    [23 * DAY, 'in 23 days'],
    [59 * DAY, 'in 59 days'],
    [90 * DAY, 'in 3 months'],
    [-90 * DAY, '2 months ago'],
    [3 * DAY - 5, 'in 3 days'],
    [365 * DAY - 5, 'in a year'],
    [3595, 'in an hour'],
    [365 * DAY, 'in a year'],
    [800 * DAY, 'in 2 years'],
  ])('%i seconds from now is "%s"', (seconds, words) => {
    expect(relativeTime(after(seconds), now)).toBe(words)
  })
})

test('a list shows a date with its year beyond seven days, on both sides', () => {
  expect(listTime({ at: after(-7 * DAY), now, zone: 'utc' })).toBe('7 days ago')
  expect(listTime({ at: after(-7 * DAY - 60), now, zone: 'utc' })).toBe('17 Nov 2026')
  expect(listTime({ at: after(8 * DAY), now, zone: 'utc' })).toBe('2 Dec 2026')
})

test('exact time has date and seconds, and names UTC', () => {
  expect(exactTime(new Date('2026-09-03T07:05:09Z'), 'utc')).toBe('3 September 2026, 07:05:09 UTC')
  expect(shortDate(new Date('2026-09-03T07:05:09Z'), 'utc')).toBe('3 Sep 2026')
})

test("a sentence tells the minute, and the zone when it is not the reader's own", () => {
  expect(momentTime(now, 'utc')).toBe('24 November 2026, 12:00 UTC')
})
