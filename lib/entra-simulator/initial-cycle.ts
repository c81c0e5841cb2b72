import { concurrently } from './concurrently'
import type { Context } from './context'
import { provisionGroups, syncMemberships } from './group-cycle'
import { managerOf } from './manager'
import { provisionUser } from './provision-user'
import { syncManager } from './sync-manager'

/**
 * The first cycle: everyone in scope is matched and then created or updated, then the groups; managers and members follow when
 * everyone has an id (Microsoft: how-provisioning-works, "Initial cycle"). Run again, it finds everyone instead of making them twice.
 */
export async function initialCycle(context: Context): Promise<number[]> {
  const { source, recorder, concurrency, nextDialect, groups } = context
  const held = new Map<number, string | null>()
  const touched: number[] = []
  await concurrently(source.scope(), concurrency, async (index) => {
    const { outcome, resource } = await provisionUser(context, index, nextDialect())
    if (resource) held.set(index, managerOf(resource))
    if (outcome === 'created' || outcome === 'updated') touched.push(index)
    recorder.step()
  })
  await provisionGroups(context, groups.scope())
  await concurrently(held, concurrency, async ([index, manager]) => {
    await syncManager(context, { index, held: manager, dialect: nextDialect(), readBack: false })
    recorder.step()
  })
  await syncMemberships(context, groups.scope())
  return touched
}
