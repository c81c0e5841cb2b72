import { headers } from 'next/headers'

import { RoleHistory } from '@/components/roles/role-history'
import { FailedState } from '@/components/ui/failed-state'
import { findEventPage } from '@/lib/audit/find-event-page'
import { logger } from '@/lib/logger'

/** The history of a role; one that cannot be read does not take the role with it. */
export async function HistorySection({ roleId, older }: { roleId: number; older?: string }) {
  const [loaded] = await Promise.allSettled([findEventPage({ target: { kind: 'group', id: roleId }, older })])
  if (loaded.status === 'fulfilled') return <RoleHistory roleId={roleId} from={older} history={loaded.value} />
  logger.error({ event: 'role-history', roleId, error: loaded.reason })
  return (
    <div className="rounded-lg border bg-raised shadow-card">
      <FailedState title="The history could not be loaded." requestId={(await headers()).get('x-request-id') ?? undefined} />
    </div>
  )
}
