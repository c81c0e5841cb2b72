import { coerceAttribute } from '../coerce-attribute'
import type { Json, JsonObject } from '../json'
import { elementsOf, identityOf, typeOf } from '../patch/elements'
import type { SchemaAttribute } from '../schemas/schema-types'

type Removal = { elements: JsonObject[]; value: Json; attribute: SchemaAttribute; name: string }

/**
 * The elements that stay when Entra removes members without its compatibility flag:
 * `{"op":"Remove","path":"members","value":[{"$ref":null,"value":"id"}]}` means only these, not the attribute
 * (https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility).
 * One object or one text instead of the list means the same. An empty list removes nothing.
 */
export function withoutValues({ elements, value, attribute, name }: Removal): JsonObject[] {
  const unwanted = new Map<string, Set<string>>()
  for (const element of elementsOf(coerceAttribute({ attribute, name }, value))) {
    const identity = identityOf(element, attribute)
    unwanted.set(identity, (unwanted.get(identity) ?? new Set()).add(typeOf(element)))
  }
  return elements.filter((element) => {
    const types = unwanted.get(identityOf(element, attribute))
    const type = typeOf(element)
    return !types || !(type === '' || types.has('') || types.has(type))
  })
}
