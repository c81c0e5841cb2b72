import { concurrently } from './concurrently'
import type { Context } from './context'
import { findKnownUser } from './find-user'
import { leaveGroups } from './membership'
import { REFERENCES } from './references'
import { expectNobody } from './test-connection'

/**
 * Removes people for good, as Entra does 30 days after a soft delete: `DELETE` is 204; afterwards they are not found by id (404), by
 * filter (empty list), by another `DELETE` (404), or among the members of a group.
 */
export async function hardDelete(context: Context, indexes: number[]): Promise<void> {
  await concurrently(indexes, context.concurrency, async (index) => {
    await remove(context, index)
    context.recorder.step()
  })
  const removed = indexes.filter((index) => context.state.deleted.has(index))
  await leaveGroups(context, removed)
}

async function remove(context: Context, index: number): Promise<void> {
  const { judge, state, source } = context
  const { send } = context.client
  const known = await findKnownUser(context, index)
  const id = state.ids.get(index)
  if (!known || id === undefined) return
  const endpoint = `/Users/${encodeURIComponent(id)}`
  const answer = await send({ method: 'DELETE', endpoint })
  if (!judge.hasStatus(answer, [204], { rule: 'A user is removed with 204', reference: REFERENCES.remove })) return
  state.deleted.add(index)
  state.disabled.delete(index)
  const gone = { status: 404, rule: 'A removed user is not found', reference: REFERENCES.remove }
  judge.refusal(await send({ method: 'GET', endpoint }), gone)
  await expectNobody(context, { endpoint: '/Users', query: { filter: `userName eq "${source.user(index).userPrincipalName}"` } })
  judge.refusal(await send({ method: 'DELETE', endpoint }), { ...gone, rule: 'A removed user cannot be removed again' })
}
