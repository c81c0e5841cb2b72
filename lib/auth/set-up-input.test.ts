import { expect, it } from 'vitest'

import { parseSetUpInput } from './set-up-input'

const right = { name: ' Ada Lovelace ', email: ' ada@example.com ', password: ' correct horse battery staple 7 ' }

it('trims name and address, and leaves the password as it was typed', () => {
  expect(parseSetUpInput(right)).toEqual({ input: { name: 'Ada Lovelace', email: 'ada@example.com', password: right.password } })
})

it.each([
  ['name', '', 'Enter your name.'],
  ['name', '   ', 'Enter your name.'],
  ['name', 'x'.repeat(201), 'Use at most 200 characters.'],
  ['name', 'Ada\nLovelace', 'Leave out line breaks and control characters.'],
  ['name', 'Ada\u0000', 'Leave out line breaks and control characters.'],
  ['name', 'Ada\ud800', 'Leave out line breaks and control characters.'],
  ['name', null, 'Invalid input'],
  ['email', '', 'Enter your e-mail address.'],
  ['email', 'ada', 'Enter an address like ada@example.com.'],
  ['email', 'ada@example.com\u0000', 'Enter an address like ada@example.com.'],
  ['email', `${'a'.repeat(250)}@example.com`, 'Use at most 254 characters.'],
  ['password', '', 'Choose a password.'],
  ['password', 'short', 'Use at least 12 characters.'],
  ['password', 'Ada Lovelace Ada', 'Leave out common words'],
  ['password', 'x'.repeat(201), 'Use at most 200 characters.'],
])('puts a message under %s for %j', (field, value, message) => {
  const parsed = parseSetUpInput({ ...right, [field]: value })
  expect('errors' in parsed && parsed.errors).toMatchObject({ [field]: expect.stringContaining(message) })
})

it('judges the password although another field is wrong', () => {
  const parsed = parseSetUpInput({ ...right, email: 'ada', password: 'short' })
  expect('errors' in parsed && Object.values(parsed.errors).filter(Boolean)).toHaveLength(2)
})
