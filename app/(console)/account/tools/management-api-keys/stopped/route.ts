import { currentUser } from '@/lib/auth/session'
import { findStoppedKeys } from '@/lib/keys/find-stopped-keys'

/** The keys that stopped with their owner, for the banners that stay while pages change. Admins only. */
export async function GET(): Promise<Response> {
  const user = await currentUser()
  if (user?.permission !== 'admin') return new Response(null, { status: user ? 403 : 401 })
  return Response.json(await findStoppedKeys(), { headers: { 'Cache-Control': 'no-store' } })
}
