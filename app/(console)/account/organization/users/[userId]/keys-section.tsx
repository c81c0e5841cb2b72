import { headers } from 'next/headers'

import { FailedState } from '@/components/ui/failed-state'
import { UserKeys } from '@/components/users/user-keys'
import { findKeysCreatedBy } from '@/lib/keys/find-keys-created-by'
import { logger } from '@/lib/logger'

/** The keys that an account created. For pages of admins: Support knows nothing of keys. */
export async function KeysSection({ userId }: { userId: number }) {
  const [loaded] = await Promise.allSettled([findKeysCreatedBy(userId)])
  if (loaded.status === 'fulfilled') return <UserKeys created={loaded.value} />
  logger.error({ event: 'user-keys', userId, error: loaded.reason })
  return (
    <div className="rounded-lg border bg-raised shadow-card">
      <FailedState title="The keys could not be loaded." requestId={(await headers()).get('x-request-id') ?? undefined} />
    </div>
  )
}
