import { createServer, request as send, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { SCIM_BASE_PATH, SCIM_ENDPOINT_PATHS } from '@/lib/keys/endpoint-catalogue'
import { createAdmin, createTestKey } from '@/lib/keys/test-fixtures'
import { serveScim } from './serve-scim'

let server: Server
let secret: string

beforeAll(async () => {
  await freshDatabase()
  vi.spyOn(console, 'info').mockImplementation(() => {})
  const created = await createTestKey(await createAdmin('Ada'), { name: 'all', allowedEndpoints: [...SCIM_ENDPOINT_PATHS] })
  secret = created.secret
  server = createServer((incoming, outgoing) => void serveScim(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => server.close())

/** What a server answers to a method that fetch cannot send. */
function ask(method: string, path: string, headers: Record<string, string>) {
  return new Promise<{ status?: number; allow?: string; detail: string }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const outgoing = send({ host: '127.0.0.1', port, method, path: SCIM_BASE_PATH + path, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const { detail } = JSON.parse(Buffer.concat(chunks).toString()) as { detail: string }
        resolve({ status: answer.statusCode, allow: answer.headers.allow, detail })
      })
    })
    outgoing.on('error', reject).end()
  })
}

it.each([
  ['/Users', 405, 'GET, HEAD, POST'],
  ['/Users/1', 405, 'GET, HEAD, PUT, PATCH, DELETE'],
  ['/Bulk', 405, 'POST'],
  ['/Schemas', 405, 'GET, HEAD'],
  ['/Nothing', 404, undefined],
  ['/Me', 501, undefined],
])('TRACE and other methods of nothing on %s: %i', async (path, status, allow) => {
  for (const method of ['TRACE', 'PROPFIND']) {
    const answer = await ask(method, path, { authorization: `Bearer apikey:${secret}` })
    expect([answer.status, answer.allow]).toEqual([status, allow])
    if (status === 405) expect(answer.detail).toBe(`${method} is not allowed here. Use ${allow}.`)
    expect((await ask(method, path, { authorization: 'Bearer apikey:x' })).status).toBe(401)
  }
})
