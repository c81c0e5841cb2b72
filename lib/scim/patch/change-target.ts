import { formatPath } from '../filter/format-path'
import { type Json, objectAt, type ScimResource } from '../json'
import type { PatchOperation } from '../messages/patch-op'
import { changeAttribute } from './change-attribute'
import type { AttributeTarget } from './patch-target'
import { spend, type WorkBudget } from './work-budget'

type TargetChange = {
  resource: ScimResource
  target: AttributeTarget
  op: PatchOperation['op']
  value: Json | undefined
  budget: WorkBudget
}

/** Changes the attribute that a target names, in the resource itself. Throws like `changeAttribute`, and 413 when the request is too much work. */
export function changeTarget({ resource, target, op, value, budget }: TargetChange): void {
  const { path, top, leaf, valueFilter } = target
  const container = path.urn === undefined ? resource : objectAt(resource, path.urn)
  const stored = container[top.name]
  spend(budget, Array.isArray(stored) ? stored.length + 1 : 1)
  changeAttribute({ container, op, top, leaf, valueFilter, value, name: formatPath(path), budget })
}
