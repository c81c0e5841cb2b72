import { expect, it } from 'vitest'

import { clientAddress } from '@/lib/client-address'

it.each([
  { what: 'the socket without proxies', socket: '192.0.2.1', forwarded: '', proxies: 0, address: '192.0.2.1' },
  { what: 'the socket whatever a client writes', socket: '192.0.2.1', forwarded: '10.9.9.9', proxies: 0, address: '192.0.2.1' },
  { what: 'what the one proxy saw', socket: '10.0.0.1', forwarded: '198.51.100.7', proxies: 1, address: '198.51.100.7' },
  {
    what: 'not what a client wrote before the proxy',
    socket: '10.0.0.1',
    forwarded: '1.1.1.1, 198.51.100.7',
    proxies: 1,
    address: '198.51.100.7',
  },
  {
    what: 'what the outer of two proxies saw',
    socket: '10.0.0.2',
    forwarded: '1.1.1.1, 198.51.100.7, 10.0.0.1',
    proxies: 2,
    address: '198.51.100.7',
  },
  { what: 'the socket when a proxy was passed by', socket: '10.0.0.2', forwarded: '10.0.0.1', proxies: 2, address: '10.0.0.2' },
  { what: 'the socket when the proxy says nothing', socket: '10.0.0.1', forwarded: '', proxies: 1, address: '10.0.0.1' },
  { what: 'the socket when the entry is no address', socket: '10.0.0.1', forwarded: 'unknown', proxies: 1, address: '10.0.0.1' },
  { what: 'no markup', socket: '10.0.0.1', forwarded: '<b>1.2.3.4</b>', proxies: 1, address: '10.0.0.1' },
  { what: 'IPv4 without its port', socket: '10.0.0.1', forwarded: '198.51.100.7:4711', proxies: 1, address: '198.51.100.7' },
  { what: 'IPv6 without brackets and port', socket: '10.0.0.1', forwarded: '[2001:DB8::1]:4711', proxies: 1, address: '2001:db8::1' },
  { what: 'IPv6', socket: '::1', forwarded: '', proxies: 0, address: '::1' },
  { what: 'IPv4 in IPv6 as IPv4', socket: '::ffff:192.0.2.1', forwarded: '', proxies: 0, address: '192.0.2.1' },
  { what: 'nothing when nothing tells', socket: '', forwarded: '', proxies: 0, address: null },
])('takes $what', ({ socket, forwarded, proxies, address }) => {
  const headers = new Headers({ 'x-socket-address': socket, 'x-forwarded-for': forwarded })
  expect(clientAddress(headers, proxies)).toBe(address)
})
