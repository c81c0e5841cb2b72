import { isIPv6 } from 'node:net'

/**
 * The addresses that count as one sender where attempts are counted: an IPv6 network of 64 bits, the least that a provider hands to
 * one customer, who may use each of its addresses (RFC 6177). Whatever else stands for an address, IPv4 above all, is a group of its own.
 */
export function addressGroup(address: string): string {
  if (!isIPv6(address)) return address
  // A URL spells every IPv6 address in one way, without a dotted end; it takes no zone.
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]`)
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((part) => part.split(':').filter(Boolean))
  const zeros = Array<string>(8 - head.length - tail.length).fill('0')
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`
}
