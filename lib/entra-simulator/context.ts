import { mapUser, type ExternalIdSource, type WantedValue } from './attribute-mapping'
import type { GroupSource } from './group-source'
import type { Judge } from './judge'
import type { Dialect } from './patch-body'
import type { Recorder } from './recorder'
import type { ScimClient } from './scim-client'
import type { Source, State } from './state'
import type { TenantUrl } from './tenant-url'

/** What the phases share. */
export type Context = {
  tenant: TenantUrl
  client: ScimClient
  recorder: Recorder
  judge: Judge
  state: State
  source: Source
  groups: GroupSource
  externalId: ExternalIdSource
  /** The dialect of the next PATCH: always the same, or both in turn. */
  nextDialect: () => Dialect
  concurrency: number
  /** Whether /ResourceTypes lists groups; undefined until it was asked. */
  offersGroups?: boolean
}

/** What Entra wants the service to hold of a person at this moment. */
export function wantedValues(context: Context, index: number): WantedValue[] {
  return mapUser(context.source.user(index), context.externalId)
}
