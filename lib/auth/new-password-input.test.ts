import { expect, it } from 'vitest'

import { parseChangePassword } from './new-password-input'

const OLD = 'correct horse battery staple 7'
const NEW = 'sunflower tractor moonlight 42'

it.each([
  [{ current: OLD, next: NEW }, undefined],
  [{ current: '', next: NEW }, { current: 'Enter your current password.' }],
  [{ current: OLD, next: '' }, { next: 'Choose a password.' }],
  [{ current: OLD, next: 'short' }, { next: 'Use at least 12 characters.' }],
  [{ current: OLD, next: OLD }, { next: 'Choose a password that differs from the current one.' }],
  [
    { current: 'cafe\u0301 sunflower tractor', next: 'caf\u00e9 sunflower tractor' },
    { next: 'Choose a password that differs from the current one.' },
  ],
  [
    { current: '', next: '' },
    { current: 'Enter your current password.', next: 'Choose a password.' },
  ],
  [{ current: null, next: NEW }, { form: 'The form was not complete. Fill in both passwords and send it again.' }],
])('judges the form %j', (form, errors) => {
  expect(parseChangePassword(form, { name: 'Ada', email: 'ada@example.com' })).toEqual(errors ? { errors } : { input: form })
})
