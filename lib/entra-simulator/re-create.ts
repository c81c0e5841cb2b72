import type { Context } from './context'
import { filterUsers } from './find-user'
import { syncMemberships } from './group-cycle'
import { managerOf } from './manager'
import { createUser } from './provision-user'
import { REFERENCES } from './references'
import { syncManager } from './sync-manager'
import { judgeUserGroups } from './user-groups'

/**
 * Creates people again who were removed: 201, active, and the same account, which its id tells. Its memberships are gone and are sent
 * again, since the tenant has them still.
 */
export async function reCreate(context: Context, indexes: number[]): Promise<void> {
  for (const index of indexes) {
    await createAgain(context, index)
    context.recorder.step()
  }
  await syncMemberships(context, context.groups.scope())
}

async function createAgain(context: Context, index: number): Promise<void> {
  const { state, source, judge, nextDialect } = context
  const former = state.ids.get(index)
  state.deleted.delete(index)
  state.ids.delete(index)
  const match = await filterUsers(context, 'userName', source.user(index).userPrincipalName)
  if (!match) return
  const { resource, answer } = await createUser(context, index)
  if (!resource || !answer) return
  judge.expect(answer, former === undefined || resource.id === former, {
    rule: 'A removed user comes back under its id',
    expected: `id "${former}" again`,
    got: `id ${JSON.stringify(resource.id)}`,
    reference: REFERENCES.comesBack,
  })
  judgeUserGroups(context, answer, { person: index, user: resource })
  await syncManager(context, { index, held: managerOf(resource), dialect: nextDialect(), readBack: true })
}
