import type { Json, ScimResource } from '@/lib/scim/json'

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+$/
const MAX_LENGTH = 254

/** Where a person is invited: their work e-mail address, else their userName when it is an address; or null. */
export function invitationAddress({ userName, attributes }: { userName: string; attributes: ScimResource }): string | null {
  const emails = elements(attributes.emails).toSorted((a, b) => Number(b.primary === true) - Number(a.primary === true))
  const work = emails.filter(({ type }) => typeof type === 'string' && type.toLowerCase() === 'work')
  const candidates = [...work.map(({ value }) => value), userName]
  return candidates.map(addressIn).find((address) => address !== null) ?? null
}

function addressIn(value: Json | undefined): string | null {
  if (typeof value !== 'string') return null
  const address = value.trim()
  return address.length <= MAX_LENGTH && ADDRESS.test(address) ? address : null
}

function elements(value: Json | undefined): ScimResource[] {
  if (!Array.isArray(value)) return []
  return value.filter((element): element is ScimResource => element !== null && typeof element === 'object' && !Array.isArray(element))
}
