/** Who acts and from where: a signed-in person, a Management API key (Microsoft Entra ID), or the server itself. */
export type Actor = {
  kind: 'user' | 'key' | 'system'
  id: number | null
  name: string
  address: string | null
  requestId: string | null
}
