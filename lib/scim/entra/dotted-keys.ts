import { isStored } from '../coerce-attribute'
import { isJsonObject, type Json, type JsonObject } from '../json'
import { describeJson } from '../json-shape'
import { type AttributeTarget, type PatchTarget, readTarget } from '../patch/patch-target'
import type { ResourceDefinition } from '../schemas/schema-types'
import { ScimError } from '../scim-error'

export type KeyedValue = { target: AttributeTarget; value: Json }

type Keys = { source: JsonObject; definition: ResourceDefinition; prefix?: string }

/**
 * Reads the keys of an object as attribute paths. With its compatibility flag Entra puts several changes into one
 * operation without path, whose value has keys such as `name.givenName` and `urn:...:enterprise:2.0:User:department`
 * (https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility);
 * an extension's object under its URN is the same. `prefix` is the URN and colon that stand before every key.
 * Left out is what is unknown, readOnly or not stored. Throws ScimError 400 invalidValue when a URN has no object.
 */
export function readKeys({ source, definition, prefix = '' }: Keys): KeyedValue[] {
  return Object.entries(source).flatMap(([key, value]) => {
    const target = findTarget(definition, prefix + key)
    if (!target) return []
    if (target.kind === 'attribute') return isStored(target.top) && isStored(target.leaf) ? [{ target, value }] : []
    if (value === null || prefix !== '') return []
    if (isJsonObject(value)) return readKeys({ source: value, definition, prefix: `${target.schema.id}:` })
    throw new ScimError(
      'invalidValue',
      `"${key}" must be an object, but ${describeJson(value)} was given. Send an object of its attributes.`,
    )
  })
}

function findTarget(definition: ResourceDefinition, key: string): PatchTarget | undefined {
  try {
    return readTarget(definition, key)
  } catch (error) {
    if (error instanceof ScimError) return undefined
    throw error
  }
}
