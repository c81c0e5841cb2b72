/** What may be wrong with the address of this console; nothing of it keeps the console from working on this machine. */
export function addressWarnings({ appUrl, openedAt }: { appUrl: string; openedAt: string }): string[] {
  const { hostname, protocol, origin } = new URL(appUrl)
  const local = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  const warnings = []
  if (origin !== openedAt)
    warnings.push(
      `You opened this page at ${openedAt}, but the variable APP_URL says ${appUrl}. Set APP_URL to the address that people use and restart the server.`,
    )
  if (local)
    warnings.push(
      'Microsoft Entra ID cannot reach this address from outside. To connect a real tenant, set the variable APP_URL to a public https address.',
    )
  else if (protocol === 'http:')
    warnings.push('Passwords and API keys travel unprotected over http. Set the variable APP_URL to an https address.')
  return warnings
}
