import type { AuthenticatedKey } from '@/lib/keys/authenticate-key'
import { processState } from '@/lib/process-state'
import { MAX_BULK_JOBS } from '@/lib/scim/request-limits'
import { tooManyRequests } from '../http-refusal'

/** Does a bulk job of `key`. Throws HttpRefusal (429) when `MAX_BULK_JOBS` of the key are at work in this process. */
export async function limitJobs<T>(key: AuthenticatedKey, job: () => Promise<T>): Promise<T> {
  const running = processState('bulk-jobs', () => new Map<number, number>())
  const others = running.get(key.id) ?? 0
  if (others >= MAX_BULK_JOBS) throw tooManyRequests(1, `This key has ${others} bulk jobs running, which is the most at once.`)
  running.set(key.id, others + 1)
  try {
    return await job()
  } finally {
    const left = (running.get(key.id) ?? 1) - 1
    if (left > 0) running.set(key.id, left)
    else running.delete(key.id)
  }
}
