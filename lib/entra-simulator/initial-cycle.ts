import { concurrently } from './concurrently'
import type { Context } from './context'
import { managerOf } from './manager'
import { provisionUser } from './provision-user'
import { syncManager } from './sync-manager'

/**
 * The first cycle: everyone in scope is matched and then created or updated; managers follow when everyone has an id
 * (Microsoft: how-provisioning-works, "Initial cycle"). Run again, it finds everyone instead of making them twice.
 */
export async function initialCycle(context: Context): Promise<number[]> {
  const { source, recorder, concurrency, dialect } = context
  const held = new Map<number, string | null>()
  const touched: number[] = []
  await concurrently(source.scope(), concurrency, async (index) => {
    const { outcome, resource } = await provisionUser(context, index, dialect)
    if (resource) held.set(index, managerOf(resource))
    if (outcome === 'created' || outcome === 'updated') touched.push(index)
    recorder.step()
  })
  await concurrently(held, concurrency, async ([index, manager]) => {
    await syncManager(context, { index, held: manager, dialect, readBack: false })
    recorder.step()
  })
  return touched
}
