import { env } from '@/lib/env'

/** What an admin pastes as *Token Endpoint* into Microsoft Entra ID (RFC 6749 §3.2). */
export function tokenEndpoint(): string {
  return `${env.APP_URL}/oauth2/token`
}
