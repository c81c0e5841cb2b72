import { expect, it } from 'vitest'

import type { Json } from '@/lib/scim/json'
import { invitationAddress } from './invitation-address'

const work = (value: string, primary = false) => ({ type: 'work', value, ...(primary && { primary }) })

it.each<[string, Json, string | null]>([
  ['eve@example.com', [], 'eve@example.com'],
  ['eve@example.com', undefined as unknown as Json, 'eve@example.com'],
  ['eve@example.com', [work('eve@work.example')], 'eve@work.example'],
  ['eve', [{ type: 'Work', value: ' eve@work.example ' }], 'eve@work.example'],
  ['eve', [work('a@work.example'), work('b@work.example', true)], 'b@work.example'],
  ['eve', [work('no address', true), work('b@work.example')], 'b@work.example'],
  ['eve@example.com', [{ type: 'home', value: 'eve@home.example', primary: true }], 'eve@example.com'],
  ['eve@example.com', [{ value: 'eve@untyped.example' }], 'eve@example.com'],
  ['eve', [{ value: 'eve@untyped.example' }, { type: 'other', value: 'eve@other.example' }], null],
  ['eve', [work(`${'e'.repeat(250)}@work.example`)], null],
  ['Eve <eve@example.com>', 'no list', null],
])('%s with %j', (userName, emails, address) => {
  expect(invitationAddress({ userName, attributes: emails === undefined ? {} : { emails } })).toBe(address)
})
