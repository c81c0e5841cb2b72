import { describe, expect, it } from 'vitest'

import { refuseMethod } from './refuse-method'

describe('a method that no route has is refused', () => {
  it.each(['TRACE', 'PROPFIND', 'PURGE', 'get', ''])('%j, in plain text', async (method) => {
    const response = refuseMethod({ method, url: '/sign-in?next=/' })
    expect(response?.status).toBe(405)
    expect(Object.fromEntries(response?.headers ?? [])).toMatchObject({
      allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
      'cache-control': 'no-store',
      'content-type': 'text/plain; charset=utf-8',
      'x-request-id': expect.stringMatching(/./),
    })
    expect(await response?.text()).toBe(`${method} is not allowed here. Use GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.\n`)
  })

  it.each(['/oauth2/token', '/oauth2/token/', '//oauth2/token?a=b', 'http://host.example/oauth2/token'])(
    'at %s in the words of OAuth 2.0',
    async (url) => {
      const response = refuseMethod({ method: 'TRACE', url })
      expect(response?.status).toBe(405)
      expect(Object.fromEntries(response?.headers ?? [])).toMatchObject({
        allow: 'POST',
        'cache-control': 'no-store',
        'content-type': 'application/json',
        'x-request-id': expect.stringMatching(/./),
      })
      expect(await response?.json()).toEqual({ error: 'invalid_request', error_description: 'TRACE is not allowed here. Use POST.' })
    },
  )
})

it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is left to the routes', (method) => {
  for (const url of ['/sign-in', '/oauth2/token', '/nowhere']) expect(refuseMethod({ method, url })).toBeNull()
})
