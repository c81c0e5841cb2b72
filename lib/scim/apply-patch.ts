import { isStored } from './coerce-attribute'
import { coerceResource } from './coerce-resource'
import { readJsonText } from './entra/bare-values'
import { readKeys } from './entra/dotted-keys'
import { findSchema } from './find-attribute'
import { isJsonObject, type Json, type ScimResource } from './json'
import { describeJson } from './json-shape'
import type { PatchOp, PatchOperation } from './messages/patch-op'
import { changeTarget } from './patch/change-target'
import { readTarget } from './patch/patch-target'
import { newWorkBudget, type WorkBudget } from './patch/work-budget'
import type { ResourceDefinition, Schema } from './schemas/schema-types'
import { ScimError } from './scim-error'

type ApplyPatchInput = { resource: ScimResource; patch: PatchOp; definition: ResourceDefinition }

/**
 * The resource after a PATCH (RFC 7644 §3.5.2), coerced like `coerceResource`; the input stays as it is, and when an
 * operation fails there is no result. Takes every shape of Entra with and without its compatibility flag
 * (`lib/scim/entra`). Throws ScimError 400 invalidPath, invalidFilter, invalidValue, mutability or noTarget, or 413 for too
 * much work at once; the detail names the operation.
 */
export function applyPatch({ resource, patch, definition }: ApplyPatchInput): ScimResource {
  const working = workingCopy(resource)
  const budget = newWorkBudget()
  patch.Operations.forEach((operation, index) => {
    try {
      applyOperation({ resource: working, operation, definition, budget })
    } catch (error) {
      throw error instanceof ScimError ? error.within(placeOf(operation, index)) : error
    }
  })
  return coerceResource(working, definition)
}

type Step = { resource: ScimResource; operation: PatchOperation; definition: ResourceDefinition; budget: WorkBudget }

function applyOperation(step: Step): void {
  const { resource, operation, definition, budget } = step
  const { op, path, value } = operation
  if (path === undefined) return applyWithoutPath(step)
  const target = readTarget(definition, path)
  if (target.kind === 'schema') return applyToSchema(step, target.schema)
  if (target.top.name === 'schemas' && op !== 'remove') return
  if ([target.top, target.leaf].some(({ mutability }) => mutability === 'readOnly')) {
    throw new ScimError('mutability', `"${path}" is readOnly and is set by this service alone. Leave the operation out.`)
  }
  if (isStored(target.top)) changeTarget({ resource, target, op, value, budget })
}

function applyToSchema(step: Step, schema: Schema): void {
  const { op, value } = step.operation
  if (schema === step.definition.schema) return applyWithoutPath(step)
  if (op === 'remove' || (op === 'replace' && isNothing(value))) delete step.resource[schema.id]
  else applyWithoutPath(step, `${schema.id}:`)
}

/** Without a path the value is an object whose keys are attributes, extensions or paths; unknown and readOnly ones are passed over. */
function applyWithoutPath({ resource, operation, definition, budget }: Step, prefix = ''): void {
  const { op, value } = operation
  if (op === 'remove') throw new ScimError('noTarget', 'This removes nothing. Send the path of the attribute to remove.')
  const source = typeof value === 'string' ? readJsonText(value) : value
  if (!isJsonObject(source)) {
    throw new ScimError(
      'invalidValue',
      `Without an attribute in "path" the value must be an object, but is ${describeJson(value)}. Send one.`,
    )
  }
  for (const [key, given] of Object.entries(source)) {
    const cleared = op === 'replace' && prefix === '' && isNothing(given) ? findExtension(definition, key) : undefined
    if (cleared) delete resource[cleared.id]
    else for (const keyed of readKeys({ source: { [key]: given }, definition, prefix })) changeTarget({ resource, op, budget, ...keyed })
  }
}

function findExtension(definition: ResourceDefinition, key: string): Schema | undefined {
  const schema = findSchema(definition, key)
  return schema === definition.schema ? undefined : schema
}

function isNothing(value: Json | undefined): boolean {
  return value === null || value === ''
}

/** A copy in which attributes, and those of extensions, may be set; values inside are replaced, never changed. */
function workingCopy(resource: ScimResource): ScimResource {
  return Object.fromEntries(Object.entries(resource).map(([key, value]) => [key, isJsonObject(value) ? { ...value } : value]))
}

function placeOf({ op, path }: PatchOperation, index: number): string {
  return `Operations[${index}] (${path === undefined ? op : `${op} ${path.slice(0, 100)}`})`
}
