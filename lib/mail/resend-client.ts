import { Resend } from 'resend'

import { env } from '@/lib/env'
import { processState } from '@/lib/process-state'

/** This process's client of Resend, made at first use. Without RESEND_API_KEY it can verify webhooks and nothing else. */
export function resendClient(): Resend {
  return processState('resend-client', () => new Resend(env.RESEND_API_KEY ?? 'none', { baseUrl: env.RESEND_BASE_URL }))
}
