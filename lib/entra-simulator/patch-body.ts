import type { WantedValue } from './attribute-mapping'
import type { JsonObject } from './json'
import { parseScimPath, readScimPath } from './scim-path'
import { MANAGER_PATH, PATCH_OP } from './urns'

/**
 * How PATCH is written: `default`, or `flag` for what `?aadOptscim062020` on the Tenant URL changes
 * (Microsoft: application-provisioning-config-problem-scim-compatibility).
 */
export type Dialect = 'default' | 'flag'

/** `mixed` is what a tenant with the flag sends in truth: on-demand provisioning does not honour it. */
export type DialectChoice = Dialect | 'mixed'

export type PatchOperation = { op: string; path?: string; value?: unknown }
export type PatchBody = { schemas: string[]; Operations: PatchOperation[] }

type Change = WantedValue & { missing: boolean }

/** Gives the dialect of the next PATCH. */
export function dialectSource(choice: DialectChoice): () => Dialect {
  let turn = 0
  return () => {
    if (choice !== 'mixed') return choice
    turn += 1
    return turn % 2 === 0 ? 'flag' : 'default'
  }
}

export function patchBody(operations: PatchOperation[]): PatchBody {
  return { schemas: [PATCH_OP], Operations: operations }
}

/** The operations that bring the service's resource to what Entra wants; none when it is there already. */
export function attributeOperations(input: { resource: JsonObject; wanted: WantedValue[]; dialect: Dialect }): PatchOperation[] {
  const changes = input.wanted.flatMap((wanted): Change[] => {
    const present = readScimPath(input.resource, wanted.path)
    return present === wanted.value ? [] : [{ ...wanted, missing: present === undefined || present === null }]
  })
  return input.dialect === 'flag' ? flagOperations(changes) : changes.map(defaultOperation)
}

function defaultOperation({ path, value, missing }: Change): PatchOperation {
  return { op: missing ? 'Add' : 'Replace', path, value }
}

/** Value paths and additions keep an operation each; several replacements share one operation without a path. */
function flagOperations(changes: Change[]): PatchOperation[] {
  const shared = changes.filter(({ path, missing }) => !missing && parseScimPath(path).type === undefined)
  const alone = shared.length > 1 ? changes.filter((change) => !shared.includes(change)) : changes
  const operations = alone.map(({ path, value, missing }): PatchOperation => ({ op: missing ? 'add' : 'replace', path, value }))
  if (shared.length > 1) operations.push({ op: 'replace', value: Object.fromEntries(shared.map(({ path, value }) => [path, value])) })
  return operations
}

/** Disable or restore: the text "False" or "True" by default, a boolean with the flag. */
export function activeOperation(active: boolean, dialect: Dialect): PatchOperation {
  if (dialect === 'flag') return { op: 'replace', path: 'active', value: active }
  return { op: 'Replace', path: 'active', value: active ? 'True' : 'False' }
}

/**
 * Sets or clears the manager. Entra has been seen writing a plain id under the extension's URN, and documents a list with
 * `$ref` under the bare name: `documented` chooses the second. A cleared manager is an empty text.
 */
export function managerOperation(input: { id: string | null; location: string; documented: boolean; dialect: Dialect }): PatchOperation {
  const { id, location, documented, dialect } = input
  const op = (name: 'Add' | 'Replace') => (dialect === 'flag' ? name.toLowerCase() : name)
  if (id === null) return { op: op('Replace'), path: MANAGER_PATH, value: '' }
  if (documented) return { op: op('Add'), path: 'manager', value: [{ $ref: location, value: id }] }
  return { op: op('Add'), path: MANAGER_PATH, value: id }
}
