import { expect, it } from 'vitest'

import { passwordStrength } from './password-strength'

const ada = { name: 'Ada Lovelace', email: 'ada@example.com' }

it.each([
  ['', 'Too short'],
  ['short', 'Too short'],
  ['elevenchars', 'Too short'],
  ['ÄÖÜ日本語😀😀😀😀😀', 'Too short'],
  ['x'.repeat(201), 'Too long'],
  ['aaaaaaaaaaaa', 'Easy to guess'],
  ['abababababababab', 'Easy to guess'],
  ['123456789012', 'Easy to guess'],
  ['abcdefghijklmnop', 'Easy to guess'],
  ['qwertyuiopasdfgh', 'Easy to guess'],
  ['0987654321zyxwvu', 'Easy to guess'],
  ['Password1234', 'Easy to guess'],
  ['P@ssw0rd2026!', 'Easy to guess'],
  ['adminadminadmin', 'Easy to guess'],
  ['AdaLovelace1815', 'Easy to guess'],
  ['ada@example.com', 'Easy to guess'],
  ['xT9#mQ2vLp$4', 'Fair'],
  ['Grünkohl & Pinkel', 'Good'],
  ['correct horse battery staple 7', 'Strong'],
  ['🐴🔋📎✔️ korrekt heißt anders', 'Strong'],
])('calls %j %s', (password, word) => {
  const strength = passwordStrength(password, ada)
  expect(strength.word).toBe(word)
  expect(strength.problem === null).toBe(['Fair', 'Good', 'Strong'].includes(word))
})

it('judges without a name and an address too', () => {
  expect(passwordStrength('lovelace 1815 x', { name: '', email: '' }).problem).toBeNull()
})

it('judges the longest password against the longest name', () => {
  expect(passwordStrength('password'.repeat(25), { name: 'a b '.repeat(1000), email: '' }).problem).not.toBeNull()
})
