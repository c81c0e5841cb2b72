import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'

import { authOptions } from '@/lib/auth/auth-options'

type Context = { params: Promise<{ nextauth: string[] }> }

/** No form that signs in or out is nearly this large; next-auth reads whatever arrives. */
const MAX_BYTES = 16_384

/** What the sign-in page may ask of Microsoft Entra ID's. */
const HINTS = new Set(['login_hint', 'prompt'])

async function handle(request: NextRequest, context: Context): Promise<Response> {
  if (request.method === 'POST' && !(Number(request.headers.get('content-length') ?? NaN) <= MAX_BYTES))
    return new Response(null, { status: 413 })
  const [action] = (await context.params).nextauth
  // next-auth passes the query on to the provider, whatever it is.
  if (action === 'signin' && request.method === 'POST')
    for (const name of [...request.nextUrl.searchParams.keys()]) if (!HINTS.has(name)) request.nextUrl.searchParams.delete(name)
  // It would hand out a renewed cookie; currentUser reads the session without it.
  if (action === 'session') return new Response(null, { status: 404 })
  return NextAuth(request, context, await authOptions())
}

export { handle as GET, handle as POST }
