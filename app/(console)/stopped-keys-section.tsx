import { takeOverKeyAction } from '@/app/(console)/account/tools/management-api-keys/actions'
import { StoppedKeyBanners } from '@/components/keys/stopped-key-banners'
import { findStoppedKeys, type StoppedKeys } from '@/lib/keys/find-stopped-keys'
import { logger } from '@/lib/logger'

/** What admins must know on every page of the console. No page goes down with it. */
export async function StoppedKeysSection() {
  return <StoppedKeyBanners stopped={await findThem()} takeOver={takeOverKeyAction} />
}

async function findThem(): Promise<StoppedKeys> {
  try {
    return await findStoppedKeys()
  } catch (error) {
    logger.error({ event: 'stopped-keys-not-found', error })
    return { keys: [], more: 0 }
  }
}
