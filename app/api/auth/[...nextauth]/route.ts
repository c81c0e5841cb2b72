import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'

import { authOptions } from '@/lib/auth/auth-options'
import { keepHintsOnly } from '@/lib/auth/entra-provider'

type Context = { params: Promise<{ nextauth: string[] }> }

/** What the sign-in page uses. `session` would hand out a renewed cookie, and `_log` writes into the log for anybody. */
const ACTIONS: (string | undefined)[] = ['csrf', 'signin', 'signout', 'callback', 'error']
/** No form that signs in or out is nearly this large; next-auth reads whatever arrives. */
const MAX_BYTES = 16_384

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth
  if (!ACTIONS.includes(action)) return new Response(null, { status: 404 })
  if (request.method === 'POST' && !(Number(request.headers.get('content-length') ?? NaN) <= MAX_BYTES))
    return new Response(null, { status: 413 })
  if (action === 'signin' && request.method === 'POST') keepHintsOnly(request.nextUrl.searchParams)
  return NextAuth(request, context, await authOptions())
}

export { handle as GET, handle as POST }
