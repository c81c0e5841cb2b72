/** What people call the client that provisions. */
export const ENTRA = 'Microsoft Entra ID'

/**
 * Who calls with a key, for people. Microsoft Entra ID is known by the Test Connection that only it sends or by its User-Agent;
 * any other client by the first product of its User-Agent (RFC 9110 §10.1.5).
 */
export function clientName(key: { lastUsedAgent: string | null; testConnectionAt: Date | null }): string {
  const agent = key.lastUsedAgent ?? ''
  if (key.testConnectionAt || /azure|entra/i.test(agent)) return ENTRA
  const product = /^[^\s/]+/.exec(agent)?.[0]
  return product ?? 'an unnamed client'
}
