import { concurrently } from './concurrently'
import type { Context } from './context'
import { groupsAreOffered } from './groups-are-offered'
import { provisionGroup } from './provision-group'
import { syncMembers } from './sync-members'
import { checkUserGroups } from './user-groups'

/** Finds, creates or updates groups, members apart. Does nothing where the service offers none. */
export async function provisionGroups(context: Context, indexes: number[]): Promise<void> {
  if (indexes.length === 0 || !(await groupsAreOffered(context))) return
  await concurrently(indexes, context.concurrency, async (index) => {
    await provisionGroup(context, index, context.nextDialect())
    context.recorder.step()
  })
}

/** Brings the members of groups to what the tenant says; afterwards some people's own view of their groups must agree. */
export async function syncMemberships(context: Context, indexes: number[]): Promise<void> {
  const touched = new Set<number>()
  await concurrently(indexes, context.concurrency, async (index) => {
    for (const person of await syncMembers(context, index)) touched.add(person)
    context.recorder.step()
  })
  await concurrently(touched, context.concurrency, (person) => checkUserGroups(context, person))
}
