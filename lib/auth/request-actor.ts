import { headers } from 'next/headers'

import type { Actor } from '@/lib/audit/actor'
import { clientAddress } from '@/lib/client-address'
import type { SessionUser } from './session'

/** `user` as the actor of what this request does: with the address it comes from and its request id (set by proxy.ts). */
export async function requestActor(user: SessionUser): Promise<Actor> {
  const received = await headers()
  return { kind: 'user', id: user.id, name: user.name, address: clientAddress(received), requestId: received.get('x-request-id') }
}
