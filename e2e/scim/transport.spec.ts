import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect } from '@playwright/test'

import { rawRequest } from '../fixtures/raw-request'
import { expectRefusal, newUser, type ScimClient, uniqueName } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

const POST_USERS = 'POST /v1/provisioning/scim/Users HTTP/1.1'

function head(scim: ScimClient, ...more: string[]): string[] {
  return [POST_USERS, `Authorization: ${scim.authorization}`, 'Content-Type: application/scim+json', ...more]
}

function chunked(...parts: string[]): string {
  return [...parts, ''].map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`).join('')
}

test('a body announced with Expect: 100-continue is taken, as .NET sends it', async ({ scim }) => {
  const body = JSON.stringify(newUser())
  const answer = await rawRequest(scim.tenantUrl, { head: head(scim, 'Expect: 100-continue', `Content-Length: ${body.length}`), body })
  expect(answer.status).toBe(201)
})

test('an offer to upgrade the connection is answered over HTTP/1.1', async ({ scim }) => {
  for (const protocol of ['h2c', 'websocket']) {
    const get = ['GET /v1/provisioning/scim/Users?count=1 HTTP/1.1', `Authorization: ${scim.authorization}`]
    const answer = await rawRequest(scim.tenantUrl, { head: [...get, `Upgrade: ${protocol}`, 'Connection: Upgrade, HTTP2-Settings'] })
    expect(answer.status, protocol).toBe(200)
  }
})

test('a chunked body is taken, and refused when it grows too large', async ({ scim }) => {
  const json = JSON.stringify(newUser({ displayName: 'Zoë' }))
  const chunks = head(scim, 'Transfer-Encoding: chunked')
  const whole = await rawRequest(scim.tenantUrl, { head: chunks, body: chunked(json.slice(0, 20), json.slice(20)) })
  expect([whole.status, whole.body.displayName]).toEqual([201, 'Zoë'])
  const large = await rawRequest(scim.tenantUrl, { head: chunks, body: chunked(...Array<string>(40).fill('x'.repeat(50_000))) })
  expectRefusal(large, 413)
})

test('a client that hangs up in the middle of its body leaves nothing behind, in users and in the log', async ({ scim, deployment }) => {
  const { server } = deployment
  const userName = uniqueName()
  const { hostname, port } = new URL(scim.tenantUrl)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const start = [...head(scim, 'Content-Length: 5000'), `Host: ${hostname}`, '', `{"userName":"${userName}"`].join('\r\n')
  await new Promise((done) => socket.write(start, done))
  // An answer to a later request: the first has been read as far as it goes.
  expect((await scim.get('/Users?count=0')).status).toBe(200)
  const posts = () => server.log().split('"method":"POST"').length
  const before = posts()
  socket.destroy()
  await expect.poll(posts).toBeGreaterThan(before)
  expect((await scim.find(`userName eq "${userName}"`)).body.totalResults).toBe(0)
  expect(server.log()).not.toMatch(/"level":"error"/)
})

test('outside the API a method that no route has is refused in few words, and none in the log', async ({ deployment }) => {
  const { server } = deployment
  const before = server.log().length
  for (const [method, path, type, allow] of [
    ['TRACE', '/sign-in', 'text/plain; charset=utf-8', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'],
    ['PROPFIND', '/sign-in', 'text/plain; charset=utf-8', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'],
    ['PURGE', '/healthz', 'text/plain; charset=utf-8', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'],
    ['TRACE', '/oauth2/token', 'application/json', 'POST'],
  ] as const) {
    const sent = request(server.url + path, { method })
    const answered = once(sent, 'response')
    sent.end()
    const [answer] = (await answered) as [IncomingMessage]
    const { allow: allowed, 'content-type': contentType, 'cache-control': caching } = answer.headers
    expect([answer.statusCode, contentType, allowed, caching], `${method} ${path}`).toEqual([405, type, allow, 'no-store'])
    expect(await text(answer)).toContain(`${method} is not allowed here. Use ${allow}.`)
  }
  expect(server.log().slice(before)).not.toMatch(/error/i)
})

test('a byte order mark before the JSON does no harm', async ({ scim }) => {
  const created = await scim.request('POST', '/Users', { raw: `\ufeff${JSON.stringify(newUser())}` })
  expect(created.status, created.text).toBe(201)
})

test('a DELETE with a body, and headers that are no ASCII, are taken', async ({ scim }) => {
  const { id } = await scim.create()
  const random = '3f1c7d0e-8a2b-4c5d-9e6f-0123456789ab'
  const headers = { 'user-agent': 'Prüfung\xff\x80', accept: 'text/html', 'x-socket-address': 'not an address', 'x-forwarded-for': '\xe9' }
  expect((await scim.request('GET', `/Users?filter=userName%20eq%20%22${random}%22`, { headers })).body.totalResults).toBe(0)
  expect((await scim.request('DELETE', `/Users/${id}`, { body: {}, headers })).status).toBe(204)
})

test('many requests on one connection, one after the other and at once, are each answered', async ({ scim }) => {
  const users = await Promise.all(Array.from({ length: 20 }, () => scim.create()))
  const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => scim.get(`/Users/${users[i % 20]?.id}`)))
  expect(answers.map(({ body }) => body.id)).toEqual(answers.map((_, i) => users[i % 20]?.id))
})
