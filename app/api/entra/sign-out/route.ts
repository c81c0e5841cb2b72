import { NextResponse } from 'next/server'

import { entraSignOutUrl } from '@/lib/auth/entra-sign-out'

/** Goes on from our own sign-out to that of Microsoft Entra ID. Ends nothing here, so that a link to it does no harm. */
export async function GET(): Promise<Response> {
  return NextResponse.redirect(await entraSignOutUrl())
}
