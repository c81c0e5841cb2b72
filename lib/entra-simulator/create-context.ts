import type { ExternalIdSource } from './attribute-mapping'
import type { Context } from './context'
import { createJudge } from './judge'
import { createRecorder, type Progress } from './recorder'
import { redactor } from './redactor'
import { createScimClient } from './scim-client'
import { createSource, newState, type State } from './state'
import { parseTenantUrl } from './tenant-url'

export type SimulatorOptions = {
  /** As pasted into Entra; a query string on it goes along on every request. */
  tenantUrl: string
  secretToken: string
  /** People assigned to the application; 20 unless told otherwise. */
  users?: number
  /** Adds `aadOptscim062020` to the Tenant URL and writes PATCH in its dialect. */
  flag?: boolean
  /** The same seed gives the same company. */
  seed?: string
  /** How many people the phase `disable` takes in a whole run; 4 unless told otherwise. */
  disable?: number
  concurrency?: number
  /** Milliseconds until a request counts as unanswered. */
  timeout?: number
  externalId?: ExternalIdSource
  fetch?: typeof fetch
  onProgress?: (progress: Progress) => void
  /** What an earlier run remembered; changed in place. */
  state?: State
}

/**
 * Puts together what the phases share.
 *
 * @throws TypeError where the Tenant URL is none.
 */
export function createContext(options: SimulatorOptions): Context {
  const tenant = parseTenantUrl(options.tenantUrl, options.flag)
  const { secretToken, users = 20, timeout = 30_000, concurrency = 8, fetch = globalThis.fetch } = options
  const state = options.state ?? newState(options.seed ?? '1')
  const recorder = createRecorder({ redact: redactor(secretToken), onProgress: options.onProgress })
  return {
    tenant,
    client: createScimClient({ tenant, secretToken, timeout, fetch }, recorder),
    recorder,
    judge: createJudge(recorder, tenant),
    state,
    source: createSource(state, users),
    externalId: options.externalId ?? 'mailNickname',
    dialect: tenant.flag ? 'flag' : 'default',
    concurrency,
  }
}
