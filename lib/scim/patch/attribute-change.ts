import type { Filter } from '../filter/ast'
import type { Json, JsonObject } from '../json'
import type { PatchOperation } from '../messages/patch-op'
import type { SchemaAttribute } from '../schemas/schema-types'
import type { WorkBudget } from './work-budget'

/**
 * One change of one attribute of the working copy. `container` is the resource or extension object that holds `top`;
 * `leaf` is `top` or its sub-attribute; `name` is the path for messages.
 */
export type AttributeChange = {
  container: JsonObject
  op: PatchOperation['op']
  top: SchemaAttribute
  leaf: SchemaAttribute
  valueFilter?: Filter
  value: Json | undefined
  name: string
  budget: WorkBudget
}
