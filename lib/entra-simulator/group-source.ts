import type { EntraGroup } from './entra-group'
import { createGroupDirectory, SMALL_GROUP } from './group-directory'
import type { State } from './state'

/** Beyond every group that can be in scope. */
const SPARE = 999_982

export type GroupSource = ReturnType<typeof createGroupSource>

/** The tenant's groups at this moment: the directory with the changes made to it, and which of it are assigned to the application. */
export function createGroupSource(state: State, sizes: { users: number; groups: number; largest: number }) {
  const directory = createGroupDirectory({ seed: state.seed, ...sizes })
  const group = (index: number): EntraGroup => ({ ...directory.group(index), ...state.groupChanges.get(index) })

  return {
    group,
    /** The group before any change. */
    original: directory.group,
    /** The places of the groups in scope. */
    scope: () => Array.from({ length: sizes.groups }, (_, index) => index),
    size: sizes.groups,
    /** A group of the directory that is never in scope. */
    spare: SPARE,
    /** A group of at most five members, as on-demand provisioning wants it. */
    small: () => (sizes.groups > SMALL_GROUP ? SMALL_GROUP : sizes.groups - 1),
    change: (index: number, change: Partial<EntraGroup>) => {
      state.groupChanges.set(index, { ...state.groupChanges.get(index), ...change })
    },
    /** The members whom the service knows: those provisioned and not removed. Others follow when they are. */
    wantedMembers: (index: number) => group(index).memberIndexes.filter((member) => state.ids.has(member) && !state.deleted.has(member)),
  }
}
