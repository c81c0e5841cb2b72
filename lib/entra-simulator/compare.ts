import type { Answer } from './answer'
import { concurrently } from './concurrently'
import { wantedValues, type Context } from './context'
import { readGroup } from './find-group'
import { mapGroup } from './group-body'
import { judgeMemberIds } from './group-judge'
import type { JsonObject } from './json'
import { readPages } from './read-pages'
import { REFERENCES } from './references'
import { idsOf } from './sync-members'
import { judgeUserGroups } from './user-groups'

const PAGE = 100

/**
 * Holds everything the service has against the tenant: every person of it, listed once, with all values, state and groups; nobody who was
 * removed; every group with its values and exactly its members. What others put there does not count.
 */
export async function compareWithTenant(context: Context): Promise<void> {
  const { state, groups, recorder } = context
  const people = await comparePeople(context)
  const known = groups.scope().filter((index) => state.groupIds.has(index))
  await concurrently(known, context.concurrency, async (index) => {
    await compareGroup(context, index)
    recorder.step()
  })
  const memberships = known.reduce((sum, index) => sum + (state.members.get(index)?.size ?? 0), 0)
  const ofGroups = groups.size > 0 ? ` and ${known.length} groups with ${memberships} memberships` : ''
  recorder.note(`Compared with the tenant at the end: ${people} people${ofGroups}.`)
}

async function comparePeople(context: Context): Promise<number> {
  const { state, judge } = context
  const pages = await readPages(context, { endpoint: '/Users', count: PAGE })
  if (!pages) return 0
  const listed = new Map(pages.resources.map((user) => [String(user.id), user]))
  const missing: string[] = []
  const present: string[] = []
  for (const [person, id] of state.ids) {
    const user = listed.get(id)
    const isGone = state.deleted.has(person)
    if (user && isGone) present.push(id)
    else if (user) comparePerson(context, pages.answer, { person, user })
    else if (!isGone) missing.push(id)
  }
  judge.expect(pages.answer, missing.length === 0, {
    rule: 'The list of users has everyone who was provisioned',
    expected: `the users with id ${missing.join(', ')}`,
    got: `${listed.size} users without them`,
    reference: REFERENCES.pagination,
  })
  judge.expect(pages.answer, present.length === 0, {
    rule: 'The list of users has nobody who was removed',
    expected: `no users with id ${present.join(', ')}`,
    got: `${listed.size} users, they among them`,
    reference: REFERENCES.remove,
  })
  return state.ids.size - state.deleted.size
}

function comparePerson(context: Context, answer: Answer, { person, user }: { person: number; user: JsonObject }): void {
  context.judge.stored(answer, user, wantedValues(context, person))
  context.judge.active(answer, user, !context.state.disabled.has(person))
  judgeUserGroups(context, answer, { person, user })
}

async function compareGroup(context: Context, index: number): Promise<void> {
  const { state, judge, groups } = context
  const read = await readGroup(context, state.groupIds.get(index) ?? '', 'with')
  if (!read) return
  judge.stored(read.answer, read.group, mapGroup(groups.group(index)))
  judgeMemberIds(context, read.answer, { got: read.ids, wanted: new Set(idsOf(context, state.members.get(index) ?? [])) })
}
