import type { Json, ScimResource } from './json'

export type ResourceDiff = { before: { [path: string]: Json }; after: { [path: string]: Json } }

export function diffResources(before: ScimResource, after: ScimResource): ResourceDiff {
  throw new Error(String([before, after]))
}
