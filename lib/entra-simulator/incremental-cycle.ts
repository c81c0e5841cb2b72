import { concurrently } from './concurrently'
import { wantedValues, type Context } from './context'
import { findKnownUser } from './find-user'
import { provisionGroups, syncMemberships } from './group-cycle'
import { managerOf } from './manager'
import { attributeOperations } from './patch-body'
import { patchUser } from './patch-user'
import { syncManager } from './sync-manager'

/**
 * A later cycle: people change in the tenant, and each of them is read by id, patched where it differs and read back; managers go in a
 * PATCH of their own, and so do the members of groups that changed (Microsoft: how-provisioning-works, "Incremental cycles").
 */
export async function incrementalCycle(context: Context, changed: number[], changedGroups: number[]): Promise<void> {
  await concurrently(changed, context.concurrency, async (index) => {
    await synchronise(context, index)
    context.recorder.step()
  })
  await provisionGroups(context, changedGroups)
  await syncMemberships(context, changedGroups)
}

async function synchronise(context: Context, index: number): Promise<void> {
  const { nextDialect, state } = context
  const resource = await findKnownUser(context, index)
  const id = state.ids.get(index)
  if (!resource || id === undefined) return
  const wanted = wantedValues(context, index)
  const operations = attributeOperations({ resource, wanted, dialect: nextDialect() })
  const current = operations.length > 0 ? await patchUser(context, { id, operations, wanted }) : resource
  if (current) await syncManager(context, { index, held: managerOf(current), dialect: nextDialect(), readBack: true })
}
