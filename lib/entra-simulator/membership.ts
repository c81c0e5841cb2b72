import type { Context } from './context'
import { REFERENCES } from './references'
import { expectMembers } from './sync-members'
import { checkUserGroups, groupsOf } from './user-groups'

/** After a disable or a restore: the person sees the same groups, and the smallest of them still lists the person. */
export async function checkMembershipStays(context: Context, person: number): Promise<void> {
  const [smallest] = groupsOf(context, person)
  if (smallest === undefined) return
  await checkUserGroups(context, person)
  await expectMembers(context, smallest, 'A disabled or restored user stays a member', REFERENCES.staysMember)
}

/** After removals for good: these people are members of nothing, which the smallest group of each must show. */
export async function leaveGroups(context: Context, people: number[]): Promise<void> {
  const left = new Set(people.flatMap((person) => groupsOf(context, person).slice(0, 1)))
  for (const members of context.state.members.values()) for (const person of people) members.delete(person)
  for (const group of left) await expectMembers(context, group, 'A removed user is a member of nothing', REFERENCES.remove)
}
