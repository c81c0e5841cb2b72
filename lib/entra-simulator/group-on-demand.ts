import { randomUUID } from 'node:crypto'

import type { Context } from './context'
import { groupsAreOffered } from './groups-are-offered'
import { provisionGroup } from './provision-group'
import { syncMembers } from './sync-members'
import { expectNobody } from './test-connection'
import { checkUserGroups } from './user-groups'

const MOST_MEMBERS = 5

/**
 * Provisions one group of at most five members at once: connection test, match, action, members. PATCH is in the default dialect whatever
 * the Tenant URL says, as with people (Microsoft: provision-on-demand).
 */
export async function provisionGroupOnDemand(context: Context, index: number): Promise<void> {
  const { groups, recorder } = context
  if (groups.group(index).memberIndexes.length > MOST_MEMBERS) {
    recorder.note(`group-on-demand: "${groups.group(index).displayName}" has more than ${MOST_MEMBERS} members, which Entra refuses.`)
    return
  }
  if (!(await groupsAreOffered(context))) return
  const query = { excludedAttributes: 'members', filter: `displayName eq "${randomUUID()}"` }
  await expectNobody(context, { endpoint: '/Groups', query })
  await provisionGroup(context, index, 'default')
  for (const person of await syncMembers(context, index, () => 'default')) await checkUserGroups(context, person)
  recorder.step()
}
