import { frontChannelSignOut } from '@/lib/auth/entra-sign-out'

/** Called by Microsoft Entra ID, in a hidden frame, when somebody signs out there: the Front-channel logout URL to register. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  await frontChannelSignOut({ issuer: query.get('iss'), sid: query.get('sid') })
  return new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } })
}
