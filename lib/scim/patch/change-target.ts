import { formatPath } from '../filter/format-path'
import { type Json, objectAt, type ScimResource } from '../json'
import type { PatchOperation } from '../messages/patch-op'
import { changeAttribute } from './change-attribute'
import type { AttributeTarget } from './patch-target'

type TargetChange = { resource: ScimResource; target: AttributeTarget; op: PatchOperation['op']; value: Json | undefined }

/** Changes the attribute that a target names, in the resource itself. Throws like `changeAttribute`. */
export function changeTarget({ resource, target, op, value }: TargetChange): void {
  const { path, top, leaf, valueFilter } = target
  const container = path.urn === undefined ? resource : objectAt(resource, path.urn)
  changeAttribute({ container, op, top, leaf, valueFilter, value, name: formatPath(path) })
}
