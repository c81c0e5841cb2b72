import type { ScimResource } from './json'
import type { PatchOp } from './messages/patch-op'
import type { ResourceDefinition } from './schemas/schema-types'

type ApplyPatchInput = { resource: ScimResource; patch: PatchOp; definition: ResourceDefinition }

export function applyPatch({ resource, patch, definition }: ApplyPatchInput): ScimResource {
  throw new Error(String([resource, patch, definition]))
}
