import { expect, test } from '@playwright/test'

import { startDeployment } from '../fixtures/deployment'
import { rawRequest } from '../fixtures/raw-request'
import { type Answer, createScimClient, PATCH_OP, type RequestOptions, type ScimClient } from '../fixtures/scim-client'
import { createDatabase, freePort, startServer } from '../fixtures/server'

const BASE = '/v1/provisioning/scim'
const disable = { schemas: [PATCH_OP], Operations: [{ op: 'Replace', path: 'active', value: 'False' }] }

const requests: [method: string, path: string, options?: RequestOptions][] = [
  ['GET', '/Users?count=2'],
  ['GET', '/Users/{id}'],
  ['HEAD', '/Users/{id}'],
  ['GET', '/Users/{id}/'],
  ['GET', '//Users//{id}'],
  ['GET', '/Users/{id}?attributes=userName'],
  ['GET', '/Users/{id}', { headers: { 'if-none-match': '*' } }],
  ['GET', '/Users/2147483647'],
  ['GET', '/Users?filter=userName%20eq'],
  ['GET', '?aadOptscim062020/Users?count=1'],
  ['GET', '/?aadOptscim062020'],
  ['GET', ''],
  ['GET', '/'],
  ['GET', '/Nothing'],
  ['GET', '/Users/%zz'],
  ['GET', '/Users/%00'],
  ['GET', '/Schemas'],
  ['GET', '/Schemas', { authorization: null }],
  ['GET', '/ServiceProviderConfig', { authorization: 'Bearer apikey:x' }],
  ['GET', '/ResourceTypes/User'],
  ['GET', '/Users', { authorization: null }],
  ['GET', '/Groups'],
  ['POST', '/Groups/.search', { body: { count: 1 } }],
  ['POST', '/Bulk', { body: { Operations: [{ method: 'DELETE', path: '/Users/999999999' }] } }],
  ['GET', '/Bulk'],
  ['GET', '/Me'],
  ['OPTIONS', '/Users'],
  ['PUT', '/Users', { body: {} }],
  ['POST', '/.search', { body: { filter: 'userName eq "ada@example.com"' } }],
  ['POST', '/Users/.search', { body: { count: 1 } }],
  ['POST', '/Users', { raw: '{' }],
  ['POST', '/Users', { raw: 'x'.repeat(2_000_000) }],
  ['POST', '/Users', { body: { userName: 'ada@example.com' } }],
  ['POST', '/Users', { raw: '{}', headers: { 'content-type': 'text/plain' } }],
  ['PATCH', '/Users/{id}', { body: disable, headers: { 'if-match': 'W/"0"' } }],
  ['PATCH', '/Users/{id}', { body: disable }],
]

const HEADERS = ['content-type', 'cache-control', 'etag', 'location', 'www-authenticate', 'allow', 'retry-after', 'x-content-type-options']

/** What a SCIM client reads of an answer; the rest is about the connection, or Next's own. */
function comparable({ status, headers, text }: Answer) {
  return { status, text, headers: HEADERS.map((name) => `${name}: ${headers.get(name)}`) }
}

test('the SCIM API answers alike in front of Next and through its router', async ({ browser }) => {
  const port = await freePort()
  const DATABASE_URL = await createDatabase('both_ways')
  const inFront = await startDeployment(browser, { port, env: { DATABASE_URL } })
  const APP_URL = inFront.server.url
  const throughNext = await startServer({ env: { DATABASE_URL, APP_URL, SCIM_THROUGH_NEXT: 'true', KEY_REQUESTS_PER_SECOND: '100000' } })
  const other: ScimClient = createScimClient({ tenantUrl: throughNext.tenantUrl, authorization: inFront.scim.authorization })
  const { id } = await inFront.scim.create()

  for (const [method, path, options] of requests) {
    await test.step(`${method} ${path}`, async () => {
      const answerOf = (scim: ScimClient) => scim.request(method, path.replace('{id}', id), options)
      expect(comparable(await answerOf(other))).toEqual(comparable(await answerOf(inFront.scim)))
    })
  }
  for (const method of ['TRACE', 'PURGE', 'PROPFIND']) {
    await test.step(`${method} /Users`, async () => {
      const head = [`${method} ${BASE}/Users HTTP/1.1`, `Authorization: ${inFront.scim.authorization}`]
      const answerOf = ({ tenantUrl }: ScimClient) => rawRequest(tenantUrl, { head })
      expect(comparable(await answerOf(other))).toEqual(comparable(await answerOf(inFront.scim)))
    })
  }
  await throughNext.stop()
  await inFront.stop()
})
