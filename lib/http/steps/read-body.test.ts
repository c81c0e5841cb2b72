import { expect, it } from 'vitest'

import { MAX_BODY_BYTES } from '@/lib/scim/request-limits'
import { readBody } from './read-body'

function request(body: BodyInit, headers: Record<string, string> = { 'Content-Type': 'application/scim+json' }) {
  return new Request('http://scim.invalid/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
}

it.each(['application/scim+json', 'application/json', 'application/scim+json; charset=utf-8', 'APPLICATION/JSON; charset="UTF-8"'])(
  'reads %s',
  async (type) => {
    expect(await readBody(request('{"userName":"Zoë"}', { 'Content-Type': type }))).toEqual({ userName: 'Zoë' })
  },
)

it.each([
  ['a form', request('a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }), { status: 415 }],
  ['another charset', request('{}', { 'Content-Type': 'application/json; charset=utf-16' }), { status: 415 }],
  ['a compressed body', request('{}', { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }), { status: 415 }],
  ['half an object', request('{"userName":'), { status: 400, scimType: 'invalidSyntax' }],
  ['nothing', request(''), { status: 400, scimType: 'invalidSyntax' }],
  ['bytes that are not UTF-8', request(new Uint8Array([0x22, 0xff, 0x22])), { status: 400, scimType: 'invalidSyntax' }],
  ['a large body', request('"'.padEnd(MAX_BODY_BYTES + 1, 'x')), { status: 413 }],
  ['a length that is too large', request('{}', { 'Content-Type': 'application/json', 'Content-Length': '99999999' }), { status: 413 }],
])('refuses %s', async (_name, bad, refusal) => {
  await expect(readBody(bad)).rejects.toMatchObject(refusal)
})

it('stops reading a stream that never ends', async () => {
  let sent = 0
  const endless = new ReadableStream({
    pull(controller) {
      sent += 65_536
      controller.enqueue(new Uint8Array(65_536))
    },
  })
  await expect(readBody(request(endless))).rejects.toMatchObject({ status: 413 })
  expect(sent).toBeLessThan(MAX_BODY_BYTES * 2)
})
