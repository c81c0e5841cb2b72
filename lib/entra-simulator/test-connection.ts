import { randomUUID } from 'node:crypto'

import type { Context } from './context'
import { groupsAreOffered } from './groups-are-offered'
import { REFERENCES } from './references'

/**
 * What the button Test Connection does: asks for a user that cannot exist and wants an empty list. Groups are asked for in the same way
 * where `/ResourceTypes` lists them (Microsoft: use-scim-to-provision-users-and-groups).
 */
export async function testConnection(context: Context): Promise<void> {
  await expectNobody(context, { endpoint: '/Users', query: { filter: `userName eq "${randomUUID()}"` } })
  if (!(await groupsAreOffered(context))) return
  await expectNobody(context, {
    endpoint: '/Groups',
    query: { excludedAttributes: 'members', filter: `displayName eq "${randomUUID()}"` },
  })
  if (context.groups.size === 0)
    context.recorder.note('Groups are offered by this service: the connection test covers them, this run sends people only.')
}

/** Asks with a filter that nothing fits, and wants 200 with an empty ListResponse. */
export async function expectNobody(
  context: Context,
  request: { endpoint: string; query: { filter: string } & Record<string, string> },
): Promise<void> {
  const answer = await context.client.send({ method: 'GET', ...request })
  const resources = context.judge.list(answer)
  if (!resources) return
  context.judge.expect(answer, resources.length === 0 && answer.json?.totalResults === 0, {
    rule: 'A filter that nothing fits gives an empty list',
    expected: 'totalResults 0 and empty Resources',
    reference: REFERENCES.emptyList,
  })
}
