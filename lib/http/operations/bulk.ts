import { setTimeout as sleep } from 'node:timers/promises'

import { now } from '@/lib/clock'
import type { AuthenticatedKey } from '@/lib/keys/authenticate-key'
import { AuthenticationError } from '@/lib/keys/authentication-error'
import { orderOperations, resolveReferences } from '@/lib/scim/messages/bulk-references'
import { type BulkOperation, type BulkRequest, parseBulkRequest } from '@/lib/scim/messages/bulk-request'
import { bulkResponse, type BulkResult } from '@/lib/scim/messages/bulk-response'
import { ScimError } from '@/lib/scim/scim-error'
import { locationOf, readBulkTarget } from '../bulk-target'
import { refusalOf } from '../scim-response'
import type { ScimAnswer, ScimCall } from '../scim-call'
import { millisecondsUntilTurn } from '../steps/identify-client'
import { limitJobs } from '../steps/limit-jobs'
import { requireEndpoint, requireOperation } from '../steps/require-route'

/** A job at work: `created` has the ids of its creates, null until they are done. */
type Job = { call: ScimCall; key: AuthenticatedKey; keyReadAt: number; created: Map<string, string | null> }

/** The statuses with which the key is refused when it is read again. */
const KEY_REFUSED = [401, 429]

/** A revocation must not wait for the end of a long job. */
const KEY_VALID_FOR_MS = 1000

/**
 * POST /Bulk: RFC 7644 §3.7. Each operation is a transaction of its own, checked like a request of its own: endpoint, rate (it waits
 * for its turn) and, once a second, the key. Answers 200 with what became of each operation, in the order of the request; what comes
 * after too many errors, after the key was refused or after the client hung up is not processed and not in the answer. Throws
 * HttpRefusal (429) when the key has too many jobs at work.
 */
export async function runBulk(call: ScimCall): Promise<ScimAnswer> {
  const { key } = call
  if (!key) throw new AuthenticationError('missing')
  const request = parseBulkRequest(call.body)
  const results = await limitJobs(key, () => runJob(call, key, request))
  const inOrder = [...results].toSorted(([a], [b]) => a - b)
  return { status: 200, body: bulkResponse(inOrder.map(([, result]) => result)) }
}

/** What became of the operations, by their position in the request, in the order in which they were done. */
async function runJob(call: ScimCall, key: AuthenticatedKey, { failOnErrors, operations }: BulkRequest): Promise<Map<number, BulkResult>> {
  const { order, circular } = orderOperations(operations)
  const creates = operations.flatMap(({ method, bulkId }) => (method === 'POST' && bulkId ? [bulkId] : []))
  const job: Job = { call, key, keyReadAt: now().getTime(), created: new Map(creates.map((bulkId) => [bulkId, null])) }
  const isCircular = new Set(circular)
  const results = new Map<number, BulkResult>()
  let errors = 0
  for (const index of [...order, ...circular]) {
    const operation = operations[index]
    if (!operation) continue
    // The first operation has the token that the request itself took.
    if (results.size > 0) await waitForTurn(job)
    if (call.signal.aborted) break
    const result = await perform(job, operation, isCircular.has(index))
    results.set(index, result)
    if (result.error && ++errors >= failOnErrors) break
    if (KEY_REFUSED.includes(result.status)) break
  }
  return results
}

async function waitForTurn({ call: { signal }, key }: Job): Promise<void> {
  await sleep(millisecondsUntilTurn(key), undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}

async function perform(job: Job, operation: BulkOperation, isCircular: boolean): Promise<BulkResult> {
  const { method, bulkId } = operation
  const result: Omit<BulkResult, 'status'> = { method, ...(bulkId !== undefined && { bulkId }) }
  // RFC 7644 §3.7.3 wants it in every result but that of a POST that fails.
  if (method !== 'POST') result.location = locationOf(operation.path, job.call.baseUrl)
  try {
    await renewKey(job)
    if (isCircular)
      throw new ScimError('conflict', 'The bulkId references of this operation lead in a circle. Break it with a later PATCH.')
    const { path, data } = resolveReferences(operation, (reference) => createdId(job, reference))
    if (method !== 'POST') result.location = locationOf(path, job.call.baseUrl)
    const { route, id } = readBulkTarget({ method, path, bulkId, data })
    await requireEndpoint(job.key, route)
    const run = requireOperation(route, method)
    return succeed(job, result, await run({ ...job.call, id, ifMatch: operation.version ?? null, body: data, wantsBody: 'never' }))
  } catch (error) {
    const refusal = refusalOf(error, job.call.actor.requestId ?? '')
    return { ...result, status: refusal.status, error: refusal }
  }
}

function succeed(job: Job, result: Omit<BulkResult, 'status'>, { status, etag, location = result.location }: ScimAnswer): BulkResult {
  if (status === 201 && result.bulkId !== undefined) job.created.set(result.bulkId, location?.split('/').at(-1) ?? null)
  return { ...result, status, ...(etag !== undefined && { version: etag }), ...(location !== undefined && { location }) }
}

async function renewKey(job: Job): Promise<void> {
  const at = now().getTime()
  if (at - job.keyReadAt < KEY_VALID_FOR_MS) return
  job.key = await job.call.renewKey()
  job.keyReadAt = at
}

function createdId({ created }: Job, bulkId: string): string {
  const id = created.get(bulkId)
  if (id) return id
  const shown = JSON.stringify(bulkId.slice(0, 100))
  if (id === null) throw new ScimError('conflict', `The operation with the bulkId ${shown} created nothing. Correct that one first.`)
  throw new ScimError('invalidValue', `No POST of this request has the bulkId ${shown}. Send the create along, or the id itself.`)
}
