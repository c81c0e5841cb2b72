import { createDirectory } from './directory'
import type { EntraGroup } from './entra-group'
import type { EntraUser } from './entra-user'

/** What Entra keeps between cycles: the ids it was given (its anchors), and what changed in the tenant since the first cycle. */
export type State = {
  seed: string
  /** How many incremental cycles there were. */
  cycle: number
  /** Id at the service by place in the directory. */
  ids: Map<number, string>
  /** Attributes that differ from the directory as it was made. */
  changes: Map<number, Partial<EntraUser>>
  /** People who came by on-demand provisioning, beyond the first `users`. */
  onDemand: Set<number>
  disabled: Set<number>
  deleted: Set<number>
  /** Id at the service by the group's place. */
  groupIds: Map<number, string>
  /** What differs from the groups as they were made. */
  groupChanges: Map<number, Partial<EntraGroup>>
  /** The people whom the service was told to be members, by the group's place. */
  members: Map<number, Set<number>>
}

export function newState(seed: string): State {
  return {
    seed,
    cycle: 0,
    ids: new Map(),
    changes: new Map(),
    onDemand: new Set(),
    disabled: new Set(),
    deleted: new Set(),
    groupIds: new Map(),
    groupChanges: new Map(),
    members: new Map(),
  }
}

export type Source = ReturnType<typeof createSource>

/** The tenant at this moment: the directory with the changes made to it, and who of it is assigned to the application. */
export function createSource(state: State, users: number) {
  const directory = createDirectory(state.seed)
  const user = (index: number): EntraUser => ({ ...directory.user(index), ...state.changes.get(index) })

  function* scope(): Generator<number> {
    for (let index = 0; index < users; index += 1) if (!state.deleted.has(index)) yield index
    for (const index of state.onDemand) if (index >= users && !state.deleted.has(index)) yield index
  }

  return {
    user,
    /** The person before any change. */
    original: directory.user,
    scope,
    /** How many people are in scope. */
    size: () => [...scope()].length,
    change: (index: number, change: Partial<EntraUser>) => {
      state.changes.set(index, { ...state.changes.get(index), ...change })
    },
    /** The next person nobody has provisioned yet. */
    newcomer: () => Math.max(users - 1, ...state.onDemand) + 1,
    /** The last `count` active people in scope, so that few managers are among them. */
    lastActive: (count: number) => (count > 0 ? [...scope()].filter((index) => !state.disabled.has(index)).slice(-count) : []),
  }
}
