import { env } from '@/lib/env'
import type { Settings } from './settings'

/** What mail and the sign-in page call the organization: its name, else where its console is. */
export function organizationName({ organization }: Pick<Settings, 'organization'>): string {
  return organization ?? new URL(env.APP_URL).host
}
