import { isIP } from 'node:net'

import { env } from '@/lib/env'

/** Where server.ts puts the peer of the socket, over whatever a client sent under this name. */
export const SOCKET_ADDRESS_HEADER = 'x-socket-address'

/**
 * The address a request comes from, or null when nothing trustworthy tells. Each trusted reverse proxy appends the peer it saw to
 * X-Forwarded-For, so the entry that many places from the end of the chain is the first one that no client can write.
 * Without proxies it is the peer of the socket, which server.ts puts into a header of its own.
 */
export function clientAddress(headers: { get(name: string): string | null }, trustedProxies = env.TRUSTED_PROXIES): string | null {
  const socket = address(headers.get(SOCKET_ADDRESS_HEADER) ?? '')
  if (trustedProxies === 0) return socket
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  return address(forwarded.at(-trustedProxies) ?? '') ?? socket
}

/** An IP address without port, brackets and IPv4-in-IPv6 prefix; null for anything else. */
function address(entry: string): string | null {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry
  const plain = /^::ffff:([\d.]+)$/i.exec(bare)?.[1] ?? bare
  return isIP(plain) ? plain.toLowerCase() : null
}
