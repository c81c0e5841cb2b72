import { randomUUID } from 'node:crypto'

import type { Context } from './context'
import { managerOf } from './manager'
import { provisionUser } from './provision-user'
import { syncManager } from './sync-manager'
import { expectNobody } from './test-connection'

/**
 * Provisions one person at once: connection test, match, action. The compatibility flag does not reach this way, so that PATCH is
 * written in the default dialect whatever the Tenant URL says (Microsoft: provision-on-demand;
 * application-provisioning-config-problem-scim-compatibility).
 */
export async function provisionOnDemand(context: Context, index: number): Promise<void> {
  const dialect = 'default'
  await expectNobody(context, { endpoint: '/Users', query: { filter: `userName eq "${randomUUID()}"` } })
  const { resource } = await provisionUser(context, index, dialect)
  if (resource) await syncManager(context, { index, held: managerOf(resource), dialect, readBack: true })
  context.recorder.step()
}
