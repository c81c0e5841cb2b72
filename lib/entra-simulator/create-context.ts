import type { ExternalIdSource } from './attribute-mapping'
import type { Context } from './context'
import { oauthCredentials, secretTokenCredentials, type ClientCredentials } from './credentials'
import { createGroupSource } from './group-source'
import { createJudge } from './judge'
import { dialectSource, type DialectChoice } from './patch-body'
import { createRecorder, type Progress } from './recorder'
import { redactor } from './redactor'
import { createScimClient } from './scim-client'
import { createSource, newState, type State } from './state'
import { parseTenantUrl } from './tenant-url'

export type SimulatorOptions = {
  /** As pasted into Entra; a query string on it goes along on every request. */
  tenantUrl: string
  /** The field Secret Token; `oauth` is the other way. One of the two. */
  secretToken?: string
  oauth?: ClientCredentials
  /** People assigned to the application; 20 unless told otherwise. */
  users?: number
  /** Groups assigned to the application; none unless told otherwise. */
  groups?: number
  /** Members of the largest group, who are people in scope; 1,000 at most unless told otherwise. */
  members?: number
  /** Adds `aadOptscim062020` to the Tenant URL and writes PATCH in its dialect. */
  flag?: boolean
  /** How PATCH is written, whatever the Tenant URL says: `mixed` takes both dialects in turn. */
  dialect?: DialectChoice
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
  const { secretToken = '', oauth, users = 20, timeout = 30_000, concurrency = 8, fetch = globalThis.fetch } = options
  const state = options.state ?? newState(options.seed ?? '1')
  const credentials = oauth ? oauthCredentials(oauth, { fetch, timeout }) : secretTokenCredentials(secretToken)
  const recorder = createRecorder({ redact: redactor(credentials.secrets), onProgress: options.onProgress })
  return {
    tenant,
    client: createScimClient({ tenant, credentials, timeout, fetch }, recorder),
    recorder,
    judge: createJudge(recorder, tenant),
    state,
    source: createSource(state, users),
    groups: createGroupSource(state, { users, groups: options.groups ?? 0, largest: options.members ?? 1000 }),
    externalId: options.externalId ?? 'mailNickname',
    nextDialect: dialectSource(options.dialect ?? (tenant.flag ? 'flag' : 'default')),
    concurrency,
  }
}
