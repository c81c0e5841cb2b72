import { reader } from '@/lib/db/transaction'
import { countHeldMail, existsInvitedFromEntra, lastWebhookMessageAt } from './settings-facts-store'

/** When Resend's webhook was heard last, or null for never. */
export async function readLastWebhookMessage(): Promise<Date | null> {
  return lastWebhookMessageAt(await reader())
}

/** How many invitations are held, and whether people provisioned by Microsoft Entra ID wait for their first sign-in. */
export async function readInvitationFacts(): Promise<{ held: number; entraWaiting: boolean }> {
  const tx = await reader()
  return { held: await countHeldMail(tx), entraWaiting: await existsInvitedFromEntra(tx) }
}
