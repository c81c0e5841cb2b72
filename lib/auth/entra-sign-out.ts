import { z } from 'zod'

import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { logger } from '@/lib/logger'
import { processState } from '@/lib/process-state'
import { endEntraSession } from './entra-account-store'

const TIMEOUT_MS = 5_000
const MAX_SID_LENGTH = 320
const discoverySchema = z.object({ end_session_endpoint: z.url({ protocol: /^https?$/ }) })

/**
 * Where a person who signed in at Microsoft Entra ID signs out there (OpenID Connect RP-Initiated Logout 1.0), with the way back to the
 * sign-in page; the sign-in page itself when the provider is away or offers nothing of the kind.
 */
export async function entraSignOutUrl(): Promise<string> {
  const back = `${env.APP_URL}/sign-in`
  const endpoint = env.ENTRA && (await endSessionEndpoint(env.ENTRA.issuer))
  if (!endpoint || !env.ENTRA) return back
  const url = new URL(endpoint)
  url.searchParams.set('post_logout_redirect_uri', back)
  url.searchParams.set('client_id', env.ENTRA.clientId)
  return url.href
}

/**
 * Ends the sessions that a session at Microsoft Entra ID had begun (OpenID Connect Front-Channel Logout 1.0). Its `sid` is known to the
 * provider and us alone; anything else changes nothing.
 */
export async function frontChannelSignOut({ issuer, sid }: { issuer: string | null; sid: string | null }): Promise<void> {
  if (!env.ENTRA || !sid || sid.length > MAX_SID_LENGTH || sid.includes('\0')) return
  if (issuer !== null && issuer !== env.ENTRA.issuer) return
  await inTransaction((tx) => endEntraSession(tx, sid))
}

async function endSessionEndpoint(issuer: string): Promise<string | null> {
  const known = processState<{ endpoint?: string }>('entra-end-session', () => ({}))
  known.endpoint ??= await discover(issuer)
  return known.endpoint ?? null
}

async function discover(issuer: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${issuer}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return discoverySchema.parse(await response.json()).end_session_endpoint
  } catch (error) {
    logger.warn({ event: 'entra-discovery-failed', message: error instanceof Error ? error.message : undefined })
    return undefined
  }
}
