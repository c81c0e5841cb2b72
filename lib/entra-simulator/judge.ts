import type { Answer } from './answer'
import type { WantedValue } from './attribute-mapping'
import { asObject, member, type JsonObject } from './json'
import type { Recorder, Verdict } from './recorder'
import { REFERENCES } from './references'
import { readScimPath } from './scim-path'
import type { TenantUrl } from './tenant-url'
import { CORE_USER, ERROR, LIST_RESPONSE } from './urns'

const FILTER_ANSWER = { rule: 'A filter is answered with 200 and a ListResponse', reference: REFERENCES.emptyList as string }

export type Judge = ReturnType<typeof createJudge>

/** Holds answers against the rules and tells the recorder what breaks one. Says nothing more of an answer that is no SCIM at all. */
export function createJudge(recorder: Recorder, tenant: TenantUrl) {
  function expect(answer: Answer, holds: boolean, verdict: Verdict): boolean {
    if (answer.broken) return false
    if (!holds) recorder.wrong(answer, verdict)
    return holds
  }

  function hasStatus(answer: Answer, statuses: number[], verdict: Pick<Verdict, 'rule' | 'reference'>): boolean {
    return expect(answer, statuses.includes(answer.status), { ...verdict, expected: statuses.join(' or ') })
  }

  /** The resources of a ListResponse, or undefined when the answer is none. */
  function list(answer: Answer, verdict = FILTER_ANSWER): JsonObject[] | undefined {
    const { rule } = verdict
    if (!hasStatus(answer, [200], verdict)) return undefined
    const { json } = answer
    const resources = json?.Resources
    const total = json?.totalResults
    const complete = Array.isArray(resources) && Number.isInteger(total) && includes(json?.schemas, LIST_RESPONSE)
    const expected = `schemas with ${LIST_RESPONSE}, totalResults as an integer, Resources as a list (also when empty)`
    if (!expect(answer, complete, { rule, expected, reference: REFERENCES.list })) return undefined
    return Array.isArray(resources) ? resources.map(asObject).filter((resource) => resource !== undefined) : undefined
  }

  /** Checks what every User resource must have, however it came. */
  function resource(answer: Answer, user: JsonObject): void {
    const meta = asObject(user.meta)
    const id = typeof user.id === 'string' ? user.id : ''
    const rule = 'A User resource is complete'
    const reference = REFERENCES.resource
    expect(answer, id !== '', { rule: `${rule}: id`, expected: 'id as a text that is not empty', reference })
    expect(answer, includes(user.schemas, CORE_USER), { rule: `${rule}: schemas`, expected: `schemas with ${CORE_USER}`, reference })
    expect(answer, meta?.resourceType === 'User', { rule: `${rule}: meta`, expected: 'meta.resourceType "User"', reference })
    const location = `${tenant.path}/Users/${id}`
    const located = typeof meta?.location === 'string' && pathOf(meta.location) === location
    expect(answer, located, { rule: `${rule}: meta.location`, expected: `meta.location under the Tenant URL: ${location}`, reference })
    expect(answer, typeof user.active === 'boolean', { rule: `${rule}: active`, expected: 'active as a boolean', reference })
    const emails = Array.isArray(user.emails) ? user.emails.map(asObject) : []
    const typed = emails.every((email) => typeof email?.type === 'string')
    expect(answer, typed, { rule: `${rule}: emails`, expected: 'a type in each of the emails', reference })
  }

  /** The User resource of an answer with one of these statuses, checked; undefined when there is none. */
  function user(answer: Answer, statuses: number[], verdict: Pick<Verdict, 'rule' | 'reference'>): JsonObject | undefined {
    if (!hasStatus(answer, statuses, verdict) || !answer.json) return undefined
    resource(answer, answer.json)
    return answer.json
  }

  /** Compares what the service holds with what was sent, to the letter: Entra repeats the PATCH in every cycle otherwise. */
  function stored(answer: Answer, user: JsonObject, wanted: WantedValue[]): boolean {
    const different = wanted.filter(({ path, value }) => readScimPath(user, path) !== value)
    const [first] = different
    if (!first) return true
    return expect(answer, false, {
      rule: 'Values come back as sent',
      expected: different.map(({ path, value }) => `${path} ${JSON.stringify(value)}`).join(', '),
      got: different.map(({ path }) => `${path} ${JSON.stringify(readScimPath(user, path)) ?? 'absent'}`).join(', '),
      reference: REFERENCES.stored,
    })
  }

  function active(answer: Answer, user: JsonObject, wanted: boolean): boolean {
    return expect(answer, user.active === wanted, {
      rule: wanted ? 'A restored user is active' : 'A disabled user is inactive',
      expected: `active ${wanted}`,
      got: `active ${JSON.stringify(user.active) ?? 'absent'}`,
      reference: REFERENCES.active,
    })
  }

  /** Checks a refusal: the status, and the body of RFC 7644 §3.12 that repeats it as a text. */
  function refusal(answer: Answer, wanted: { status: number; scimType?: string; rule: string; reference: string }): boolean {
    const { status, scimType, rule, reference } = wanted
    if (!hasStatus(answer, [status], { rule, reference })) return false
    const body = answer.json
    const told = includes(body?.schemas, ERROR) && member(body, 'status') === String(status) && typeof member(body, 'detail') === 'string'
    const typed = scimType === undefined || member(body, 'scimType') === scimType
    const expected = `SCIM error body with status "${status}"${scimType ? `, scimType "${scimType}"` : ''} and a detail`
    return expect(answer, told && typed, { rule: `${rule}, with a SCIM error body`, expected, reference: REFERENCES.error })
  }

  return { expect, hasStatus, list, resource, user, stored, active, refusal }
}

function includes(list: unknown, item: string): boolean {
  return Array.isArray(list) && list.includes(item)
}

/** The path of an address, whatever host a proxy put before it. */
function pathOf(location: string): string {
  return URL.canParse(location, 'http://localhost') ? new URL(location, 'http://localhost').pathname : location
}
