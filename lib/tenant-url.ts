import { env } from '@/lib/env'
import { SCIM_BASE_PATH } from '@/lib/keys/endpoint-catalogue'

/** What an admin pastes as *Tenant URL* into Microsoft Entra ID. */
export function tenantUrl(): string {
  return env.APP_URL + SCIM_BASE_PATH
}
