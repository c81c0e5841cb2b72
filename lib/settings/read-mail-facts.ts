import { reader } from '@/lib/db/transaction'
import { existsInvitedFromEntra, lastWebhookMessageAt } from './settings-facts-store'

/** When Resend's webhook was heard last, or null for never. */
export async function readLastWebhookMessage(): Promise<Date | null> {
  return lastWebhookMessageAt(await reader())
}

/** Whether people whom Microsoft Entra ID provisioned wait for their first sign-in. */
export async function isEntraWaiting(): Promise<boolean> {
  return existsInvitedFromEntra(await reader())
}
