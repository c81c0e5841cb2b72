import { clientName } from '@/lib/client-name'
import { getKey, type KeyDetail } from './get-key'
import { lastUnattributedRefusal } from './record-key-refusal'
import { findRefusal } from './refusal-catalogue'

/** What is known of a key's use right now, for a page that waits for it. Times are ISO 8601. */
export type KeyStatus = {
  usedAt: string | null
  usedBy: string
  testConnectionAt: string | null
  /** The newest refusal, unless the key was used since. */
  refusal: { title: string; cause: string; remedy: string; at: string } | null
}

/** The status of a key, or null when there is none with this id. */
export async function getKeyStatus(id: number): Promise<KeyStatus | null> {
  const key = await getKey(id)
  if (!key) return null
  return {
    usedAt: key.lastUsedAt?.toISOString() ?? null,
    usedBy: clientName(key),
    testConnectionAt: key.testConnectionAt?.toISOString() ?? null,
    refusal: newestRefusal(key),
  }
}

function newestRefusal(key: KeyDetail): KeyStatus['refusal'] {
  const own = key.lastRefusalCode && key.lastRefusalAt ? { code: key.lastRefusalCode, at: key.lastRefusalAt } : null
  const since = Math.max(key.createdAt.getTime(), key.lastUsedAt?.getTime() ?? 0)
  const [newest] = [own, unreadableKey()]
    .filter((refusal) => refusal !== null)
    .filter(({ at }) => at.getTime() > since)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
  const refusal = findRefusal(newest?.code ?? null)
  if (!newest || !refusal) return null
  return { title: refusal.title, cause: refusal.cause, remedy: refusal.remedy, at: newest.at.toISOString() }
}

/** A key pasted wrongly cannot be told to be this one, yet it is the likeliest reason to wait in vain. Requests without any key are noise. */
function unreadableKey() {
  const refusal = lastUnattributedRefusal()
  return refusal && ['malformed', 'unknown', 'token'].includes(refusal.code) ? refusal : null
}
