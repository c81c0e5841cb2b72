import type { ScimResource } from '../json'

export function serviceProviderConfig(baseUrl: string): ScimResource {
  throw new Error(baseUrl)
}

export function resourceTypes(baseUrl: string): ScimResource[] {
  throw new Error(baseUrl)
}

export function schemas(baseUrl: string): ScimResource[] {
  throw new Error(baseUrl)
}
