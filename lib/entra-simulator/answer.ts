import type { JsonObject } from './json'

export type ScimRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Path after the Tenant URL's, such as `/Users/5`. */
  endpoint: string
  query?: Record<string, string>
  body?: object
  /** `secret` unless told otherwise; the two others are for the requests that must be refused. */
  credentials?: 'secret' | 'wrong' | 'none'
}

/** What came back for a request, after retries. Status 0 means that nothing came; `failure` says why. */
export type Answer = {
  request: ScimRequest
  status: number
  headers: Headers
  text: string
  json: JsonObject | undefined
  milliseconds: number
  attempts: number
  failure?: string
  /** True when a 429 came without a readable Retry-After. */
  vagueThrottling: boolean
  /** True when the answer is no SCIM at all, so that nothing more can be said about it. */
  broken: boolean
}
