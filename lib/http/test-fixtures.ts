import { vi } from 'vitest'

import type { Actor } from '@/lib/audit/actor'
import { database } from '@/lib/db/client'
import { SCIM_BASE_PATH, SCIM_ENDPOINT_PATHS } from '@/lib/keys/endpoint-catalogue'
import { createTestKey } from '@/lib/keys/test-fixtures'
import { handleScim } from './handle-scim'

export type Body = { [key: string]: unknown; id: string; detail: string; Resources: Body[]; Operations: { status: string }[] }
export type Answer = { status: number; headers: Headers; body: Body }
type Asked = { body?: unknown; key?: string; headers?: Record<string, string>; signal?: AbortSignal }

/** Secrets by the names of their keys, which say what the key allows. */
const secrets = new Map<string, string>()

/** Adds a key that `ask` uses when it is named, and returns its id. */
export async function addKey(owner: Actor, name: string, endpoints: readonly string[] = SCIM_ENDPOINT_PATHS): Promise<number> {
  const { key, secret } = await createTestKey(owner, { name, allowedEndpoints: [...endpoints] })
  secrets.set(name, secret)
  return key.id
}

/** Asks the SCIM API, without a server, with the key of this name. */
export async function ask(method: string, path: string, { body, key = 'all', headers = {}, signal }: Asked = {}): Promise<Answer> {
  const response = await handleScim(
    new Request(`http://scim.invalid${SCIM_BASE_PATH}${path}`, {
      method,
      headers: { authorization: `Bearer apikey:${secrets.get(key)}`, 'content-type': 'application/scim+json', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      signal,
    }),
  )
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) }
}

let number = 0

/** Creates a user or a group that no other test has, with `fields` on top. */
export async function create(type: 'Users' | 'Groups', fields: object = {}): Promise<Body> {
  const name = `${type} ${++number}`
  const { status, body } = await ask('POST', `/${type}`, { body: { userName: name, displayName: name, ...fields } })
  if (status !== 201) throw new Error(`A create was answered with ${status}: ${body.detail}`)
  return body
}

/** How many queries with this text `work` makes outside transactions. */
export async function queriesWith(text: string, work: () => Promise<unknown>): Promise<number> {
  const { pool } = await database()
  const query = vi.spyOn(pool, 'query')
  await work()
  const texts = query.mock.calls.map(([first]) => JSON.stringify(first).replaceAll('\\"', '"'))
  query.mockRestore()
  return texts.filter((each) => each.includes(text)).length
}
