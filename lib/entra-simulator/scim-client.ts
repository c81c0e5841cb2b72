import { setTimeout as sleep } from 'node:timers/promises'

import type { Answer, ScimRequest } from './answer'
import { attemptOnce, type Attempt, type Endpoint } from './attempt'
import { checkWire } from './check-wire'
import { asObject } from './json'
import type { Recorder } from './recorder'
import { retryAfterMilliseconds } from './retry-after'

const MOST_RETRIES = 3
const MOST_THROTTLINGS = 20
const LONGEST_WAIT = 120_000
const FIRST_BACKOFF = 200
/** So many requests in a row that are refused or come to nothing put the job into quarantine. */
const QUARANTINE_AFTER = 20

/** Thrown when going on is of no use: the key is refused or the service does not answer. Entra stops a job for the same reasons. */
export class Quarantine extends Error {
  override name = 'Quarantine'
}

export type ScimClient = { send: (request: ScimRequest) => Promise<Answer>; leaveQuarantine: () => void }

/**
 * The HTTP side of Entra's provisioning service. Never follows a redirect; waits as Retry-After asks, for all requests at once;
 * repeats a 5xx or a broken connection a few times; checks every answer by the rules that hold for all.
 */
export function createScimClient(endpoint: Endpoint, recorder: Recorder): ScimClient {
  let pausedUntil = 0
  let failuresInARow = 0

  async function pause() {
    for (let left = pausedUntil - performance.now(); left > 0; left = pausedUntil - performance.now()) await sleep(left)
  }

  async function send(request: ScimRequest): Promise<Answer> {
    let throttlings = 0
    let retries = 0
    let vagueThrottling = false
    let renewals = 0
    for (;;) {
      await pause()
      if (failuresInARow >= QUARANTINE_AFTER) throw new Quarantine(`${QUARANTINE_AFTER} requests in a row failed`)
      const attempt = await attemptOnce(endpoint, request)
      const asked = retryAfterMilliseconds(attempt.headers)
      if (attempt.status === 429 && throttlings < MOST_THROTTLINGS && (asked ?? 0) <= LONGEST_WAIT) {
        vagueThrottling ||= asked === undefined
        const wait = asked ?? FIRST_BACKOFF * 2 ** Math.min(throttlings, 5)
        pausedUntil = Math.max(pausedUntil, performance.now() + wait)
        recorder.waiting(wait)
        throttlings += 1
      } else if (isTransient(attempt.status) && retries < MOST_RETRIES) {
        await sleep(Math.min(asked ?? FIRST_BACKOFF * 2 ** retries, LONGEST_WAIT))
        retries += 1
      } else if (attempt.status === 401 && renewals === 0 && mayRenew(request, attempt)) {
        renewals += 1
      } else {
        return settle({ request, attempt, attempts: throttlings + retries + renewals + 1, vagueThrottling })
      }
      recorder.retried()
    }
  }

  /** A token that ended or was withdrawn is fetched anew once; a pasted one is not. */
  function mayRenew(request: ScimRequest, { token }: Attempt): boolean {
    return (request.credentials ?? 'secret') === 'secret' && token !== undefined && endpoint.credentials.renew(token)
  }

  function settle(input: { request: ScimRequest; attempt: Attempt; attempts: number; vagueThrottling: boolean }): Answer {
    const { request, attempt, attempts, vagueThrottling } = input
    const answer: Answer = { ...attempt, request, attempts, vagueThrottling, json: parseJson(attempt.text), broken: false }
    recorder.answered(attempt.milliseconds)
    checkWire(answer, recorder)
    const refused = (answer.status === 401 || answer.status === 403) && (request.credentials ?? 'secret') === 'secret'
    failuresInARow = answer.status === 0 || isTransient(answer.status) || refused ? failuresInARow + 1 : 0
    return answer
  }

  return {
    send,
    leaveQuarantine: () => {
      failuresInARow = 0
    },
  }
}

/** No answer, or a server error that may pass. 501 says that there is no such thing, which will not. */
function isTransient(status: number): boolean {
  return status === 0 || (status >= 500 && status !== 501)
}

function parseJson(text: string) {
  try {
    return asObject(JSON.parse(text))
  } catch {
    return undefined
  }
}
