import { expect, it } from 'vitest'

import { hashPassword, needsRehash, verifyPassword } from './password'

const CHEAP = { ln: 10, r: 8, p: 1 }

it('keeps its parameters and a salt of its own in every hash', async () => {
  const [one, other] = await Promise.all([hashPassword('secret words'), hashPassword('secret words')])
  expect(one).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(one).not.toBe(other)
})

it.each([
  ['the password', 'correct horse', 'correct horse', true],
  ['another one', 'correct horse', 'correct horsE', false],
  ['a longer one', 'correct horse', 'correct horse ', false],
  ['an empty one', 'correct horse', '', false],
  ['the same letters composed otherwise', 'Gr\u00fcnkohl', 'Gru\u0308nkohl', true],
  ['200 characters of any kind', '😀\u0000\n'.repeat(66), '😀\u0000\n'.repeat(66), true],
])('tells %s', async (_what, password, typed, right) => {
  expect(await verifyPassword(typed, await hashPassword(password, CHEAP))).toBe(right)
})

it.each(['', 'plain text', '$scrypt$ln=10,r=8,p=1$c2FsdA$c2hvcnQ', '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA'])(
  'takes no password for the unreadable hash %j',
  async (stored) => {
    expect(await verifyPassword('plain text', stored)).toBe(false)
  },
)

it('says which hashes need to be made anew', async () => {
  expect(needsRehash(await hashPassword('secret words', CHEAP))).toBe(true)
  expect(needsRehash(await hashPassword('secret words'))).toBe(false)
  expect(needsRehash('plain text')).toBe(true)
})

it('takes about as long for an account that does not exist', async () => {
  const stored = await hashPassword('secret words')
  const known = await shortest(() => verifyPassword('wrong words', stored))
  const unknown = await duration(() => verifyPassword('wrong words', null))
  // Without the computation it takes a ten-thousandth: no machine is as noisy as that.
  expect(unknown).toBeGreaterThan(known / 10)
})

/** Of three: one alone may be held up by others on the machine. */
async function shortest(work: () => Promise<unknown>): Promise<number> {
  return Math.min(await duration(work), await duration(work), await duration(work))
}

async function duration(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}
