import { currentSession } from '@/lib/auth/session'
import { sessionEvents } from '@/lib/auth/session-events'

export const dynamic = 'force-dynamic'

/** Tells an open page of this console, for as long as it listens, that its session has ended or may do something else. */
export async function GET(request: Request): Promise<Response> {
  // Browsers send it where they can be trusted to (https and localhost); the session cookie is SameSite besides.
  if ((request.headers.get('sec-fetch-site') ?? 'same-origin') !== 'same-origin') return refuse(403)
  const session = await currentSession()
  return session ? sessionEvents(session) : refuse(401)
}

function refuse(status: 401 | 403): Response {
  return new Response(null, { status, headers: { 'Cache-Control': 'no-store' } })
}
