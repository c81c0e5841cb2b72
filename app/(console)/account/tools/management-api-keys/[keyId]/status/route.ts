import { currentUser } from '@/lib/auth/session'
import { getKeyStatus } from '@/lib/keys/get-key-status'

/** How a key is used right now, for a page that waits for it. Admins only. */
export async function GET(_request: Request, { params }: { params: Promise<{ keyId: string }> }): Promise<Response> {
  const user = await currentUser()
  if (user?.permission !== 'admin') return new Response(null, { status: user ? 403 : 401 })
  const status = await getKeyStatus(Number((await params).keyId))
  if (!status) return new Response(null, { status: 404 })
  return Response.json(status, { headers: { 'Cache-Control': 'no-store' } })
}
