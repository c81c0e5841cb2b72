import { concurrently } from './concurrently'
import { wantedValues, type Context } from './context'
import { filterUsers, findKnownUser } from './find-user'
import { activeOperation } from './patch-body'
import { patchUser } from './patch-user'
import { checkMembershipStays } from './membership'
import { REFERENCES } from './references'

/**
 * Disables (`active` false) or restores people, as Entra does when they are unassigned, disabled or soft-deleted, and back again. Afterwards
 * the user must be as wanted when read, lose no value, be in the same groups, and still be found by a filter.
 */
export async function setActive(context: Context, indexes: number[], active: boolean): Promise<void> {
  await concurrently(indexes, context.concurrency, async (index) => {
    if (active) context.state.disabled.delete(index)
    else context.state.disabled.add(index)
    await synchroniseActive(context, index, active)
    context.recorder.step()
  })
}

async function synchroniseActive(context: Context, index: number, active: boolean): Promise<void> {
  const { judge, state, source } = context
  const resource = await findKnownUser(context, index)
  const id = state.ids.get(index)
  if (!resource || id === undefined) return
  const wanted = wantedValues(context, index)
  await patchUser(context, { id, operations: [activeOperation(active, context.nextDialect())], wanted, active })
  const match = await filterUsers(context, 'userName', source.user(index).userPrincipalName)
  if (!match) return
  const [found] = match.resources
  const expected = `the user with id "${id}" in Resources`
  const rule = 'A disabled user is still found'
  if (judge.expect(match.answer, found?.id === id, { rule, expected, reference: REFERENCES.inactive }) && found) {
    judge.active(match.answer, found, active)
  }
  await checkMembershipStays(context, index)
}
