import { ENTRA } from '@/lib/client-name'

/** What follows for the client of a key that stops: the start of a sentence. */
export function clientConsequence(client: string): string {
  return client === ENTRA ? `${ENTRA} stops provisioning` : `Requests from ${client} are refused`
}
