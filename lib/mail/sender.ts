import { env } from '@/lib/env'
import type { Settings } from '@/lib/settings/settings'

const LOCAL_SENDER = 'Console <console@localhost>'

/**
 * Who mail comes from: MAIL_FROM, else what Settings say, else an address of this machine as long as mail stays on it (without
 * RESEND_API_KEY). Null when mail is to leave and nobody said in whose name.
 */
export function senderOf({ sender }: Pick<Settings, 'sender'>): string | null {
  return env.MAIL_FROM ?? sender ?? (env.RESEND_API_KEY === undefined ? LOCAL_SENDER : null)
}
