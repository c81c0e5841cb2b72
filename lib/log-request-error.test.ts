import { afterEach, expect, it, vi } from 'vitest'

import { logRequestError } from './log-request-error'

afterEach(() => void vi.restoreAllMocks())

const request = {
  path: '/set-password/7-secret?from=%2Fprofile',
  method: 'GET',
  headers: { 'x-request-id': 'req-1', cookie: 'session=secret', authorization: 'Bearer secret' },
}
const route = { routePath: '/(public)/set-password/[token]', routeType: 'render' }

function logged(error: unknown): unknown {
  const write = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  logRequestError(error, request, route)
  const line = String(write.mock.lastCall?.[0])
  expect(line).not.toMatch(/secret|profile/)
  return JSON.parse(line)
}

it('logs the id of the error page with that of the request', () => {
  expect(logged(Object.assign(new Error('The database is away.'), { digest: '1234567890' }))).toMatchObject({
    level: 'error',
    event: 'request-failed',
    digest: '1234567890',
    requestId: 'req-1',
    method: 'GET',
    routePath: '/(public)/set-password/[token]',
    routeType: 'render',
    error: { name: 'Error', message: 'The database is away.' },
  })
})

it('logs what is thrown without an id', () => {
  expect(logged(new Error('Broken'))).not.toHaveProperty('digest')
  expect(logged('Broken')).toMatchObject({ requestId: 'req-1', error: 'Broken' })
})
