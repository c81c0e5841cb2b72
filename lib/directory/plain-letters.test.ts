import { expect, it } from 'vitest'

import { plainLetters, plainWords } from './plain-letters'

it.each([
  ['Björn Müller', 'bjorn muller'],
  ['Łukasz Żeromski', 'lukasz zeromski'],
  ['Özgür Işık', 'ozgur isik'],
  ['Søren Groß', 'soren gross'],
  ['Ærøskøbing', 'aeroskobing'],
  ['Ｆｕｌｌ', 'full'],
  ['Ёлкин', 'елкин'],
  ['김민준', '김민준'],
  ['प्रिया', 'प्रिया'],
  ['ΝΙΚΟΣ Άλφα', 'νικοσ αλφα'],
])('%s is looked up as %s', (text, expected) => {
  expect(plainLetters(text)).toBe(expected)
})

it('cuts addresses and identifiers into words', () => {
  expect(plainWords("Zoë.O'Neil+work@Example.com 00-123")).toEqual(['zoe', 'o', 'neil', 'work', 'example', 'com', '00', '123'])
  expect(plainWords(' -- ')).toEqual([])
})
