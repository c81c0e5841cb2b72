import type { Context } from './context'
import { managerOperation, type Dialect } from './patch-body'
import { patchUser } from './patch-user'

/**
 * Brings a person's manager to what the tenant says, in a PATCH of its own: references come after the attributes. A manager who is
 * not provisioned, or removed, is not sent. Tells whether there was anything to do.
 */
export async function syncManager(
  context: Context,
  input: { index: number; held: string | null; dialect: Dialect; readBack: boolean },
): Promise<boolean> {
  const { index, held, dialect, readBack } = input
  const { state, source, tenant } = context
  const id = state.ids.get(index)
  const { managerIndex } = source.user(index)
  const manager = managerIndex === null ? null : state.deleted.has(managerIndex) ? undefined : state.ids.get(managerIndex)
  if (id === undefined || manager === undefined || manager === held) return false
  const location = tenant.urlOf(`/Users/${encodeURIComponent(manager ?? '')}`)
  const operation = managerOperation({ id: manager, location, documented: index % 3 === 0, dialect })
  await patchUser(context, { id, operations: [operation], wanted: [], manager, readBack })
  return true
}
