import { expect, it } from 'vitest'

import { createAdmin } from './actions'

it.each([
  ['a token that is no text', 5, new FormData()],
  ['no token', undefined, new FormData()],
  ['no form', 'token', undefined],
  ['a form that is none', 'token', { get: 'x' }],
])('refuses %s like a link that opens nothing', async (_what, token, form) => {
  expect(await createAdmin(token as string, form as FormData)).toEqual({
    problem: 'This set-up link is no longer valid. Restart the server to get a new one.',
  })
})
