import { expect, it } from 'vitest'

import { testMailWords } from '@/components/settings/test-mail-words'

const words = (outcome: Parameters<typeof testMailWords>[0]['outcome'], local = false) =>
  testMailWords({ outcome, address: 'ada@example.com', local })

it('says where the mail is', () => {
  expect(words({ state: 'sent', error: null })).toMatchObject({
    kind: 'sent',
    text: expect.stringContaining('ada@example.com'),
    local: false,
  })
  expect(words({ state: 'sent', error: null }, true)).toMatchObject({
    kind: 'sent',
    text: expect.stringContaining('No mail left'),
    local: true,
  })
})

it('says why it did not leave', () => {
  expect(words({ state: 'failed', error: 'The domain is not verified' })).toEqual({
    kind: 'failed',
    text: 'Not sent. The domain is not verified.',
  })
  expect(words({ state: 'queued', error: 'Too many requests.' })).toEqual({
    kind: 'waits',
    text: 'Not sent yet. Too many requests. It is tried again by itself.',
  })
})

it('asks to wait after one was sent', () => {
  expect(words({ retryAfter: 1 })).toEqual({ kind: 'waits', text: 'You sent one a moment ago. Send the next one in 1 second.' })
  expect(words({ retryAfter: 17 })).toMatchObject({ kind: 'waits', text: expect.stringContaining('17 seconds') })
})
