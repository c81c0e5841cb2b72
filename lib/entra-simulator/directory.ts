import { CULTURES } from './cultures'
import { DEPARTMENTS } from './departments'
import type { EntraUser } from './entra-user'
import { guidFor, randomFor, type Random } from './random'
import { toAscii } from './to-ascii'

const DOMAIN = 'northwind.example'
/** Entra's limit for the part of a user principal name before the @ is 64. */
const LONGEST_LOCAL_PART = 56

/** The tenant's directory. `user(n)` is the same person for the same seed, whatever was asked before; there is no last one. */
export type EntraDirectory = { user: (index: number) => EntraUser }

type Name = { written: string; ascii: string }
type People = {
  language: string
  country: string
  order: 'given-first' | 'family-first' | 'family-first-joined'
  phonePrefix: string
  given: Name[]
  family: Name[]
  places: string[][]
}
type Identity = { people: People; given: Name; family: Name; base: string }

const PEOPLES: People[] = CULTURES.map((culture) => ({
  ...culture,
  given: parseNames(culture.given),
  family: parseNames(culture.family),
  places: culture.places.split('; ').map((place) => place.split(' | ')),
}))

function parseNames(list: string): Name[] {
  return list.split('; ').map((entry) => {
    const [written = '', transliterated = written] = entry.split('/')
    return { written, ascii: toAscii(transliterated) }
  })
}

/**
 * A believable company of any size, made as it is asked for. Namesakes get a number in their user principal name, as
 * administrators do, so that userName is unique.
 */
export function createDirectory(seed: string): EntraDirectory {
  const namesakes = new Map<string, number>()
  const numbers: number[] = []

  function numberOf(index: number): number {
    for (let next = numbers.length; next <= index; next += 1) {
      const { base } = identityOf(seed, next)
      const count = (namesakes.get(base) ?? 0) + 1
      namesakes.set(base, count)
      numbers.push(count)
    }
    return numbers[index] ?? 1
  }

  return { user: (index) => describeUser({ seed, index, number: numberOf(index) }) }
}

function identityOf(seed: string, index: number): Identity {
  const random = randomFor(`${seed}/${index}/identity`)
  const people = random.pick(PEOPLES)
  const given = random.pick(people.given)
  const family = random.pick(people.family)
  return { people, given, family, base: `${given.ascii}.${family.ascii}`.slice(0, LONGEST_LOCAL_PART) }
}

function describeUser(input: { seed: string; index: number; number: number }): EntraUser {
  const { seed, index, number } = input
  const { people, given, family, base } = identityOf(seed, index)
  const random = randomFor(`${seed}/${index}/details`)
  const localPart = number === 1 ? base : `${base}${number}`
  const { name: department, titles } = random.pick(DEPARTMENTS)
  return {
    index,
    objectId: guidFor(`${seed}/${index}/objectId`),
    userPrincipalName: `${random.chance(0.2) ? capitalised(localPart) : localPart}@${DOMAIN}`,
    mailNickname: localPart.replaceAll("'", ''),
    displayName: displayName(people, given.written, family.written),
    givenName: given.written,
    surname: family.written,
    mail: mailOf(random, localPart),
    proxyAddress: random.chance(0.25) ? `${localPart.replaceAll("'", '')}@legacy.${DOMAIN}` : null,
    jobTitle: random.chance(0.95) ? random.pick(titles) : null,
    department: random.chance(0.97) ? department : null,
    employeeId: random.chance(0.95) ? String(100_000 + index) : null,
    preferredLanguage: random.chance(0.9) ? people.language : null,
    ...telephonesOf(random, people),
    ...addressOf(random, people),
    managerIndex: index === 0 || random.chance(0.15) ? null : Math.floor((index - 1) / (4 + random.below(5))),
  }
}

/** Writes a name in the order of its language: family name first in Chinese, Japanese, Korean and Vietnamese. */
function displayName(people: People, given: string, family: string): string {
  if (people.order === 'given-first') return `${given} ${family}`
  return people.order === 'family-first' ? `${family} ${given}` : `${family}${given}`
}

/** Mail equals the user principal name for some people only; some have another domain, capitals, or no mail at all. */
function mailOf(random: Random, localPart: string): string | null {
  const plain = localPart.replaceAll("'", '')
  const kind = random.next()
  if (kind < 0.08) return null
  if (kind < 0.4) return `${localPart}@${DOMAIN}`
  if (kind < 0.7) return `${plain}@mail.${DOMAIN}`
  return kind < 0.85 ? `${plain.replace('.', '_')}+work@${DOMAIN}` : `${capitalised(plain)}@Northwind.example`
}

function capitalised(localPart: string): string {
  return localPart.replace(/(^|[.'-])([a-z])/g, (match) => match.toUpperCase())
}

function telephonesOf(random: Random, people: People) {
  const number = () =>
    `${people.phonePrefix}${random.below(100).toString().padStart(2, '0')} ${random.below(1000).toString().padStart(3, '0')}`
  return {
    telephoneNumber: random.chance(0.85) ? number() : null,
    mobile: random.chance(0.65) ? number() : null,
    facsimileTelephoneNumber: random.chance(0.1) ? number() : null,
  }
}

function addressOf(random: Random, people: People) {
  const known = random.chance(0.8)
  const [street = null, postalCode = null, city = null, state = null] = random.pick(people.places)
  const office = random.chance(0.4) ? `Building ${random.below(9) + 1}, Room ${random.below(400) + 100}` : null
  if (!known) {
    return { streetAddress: null, postalCode: null, city: null, state: null, country: null, physicalDeliveryOfficeName: office }
  }
  return { streetAddress: street, postalCode, city, state, country: people.country, physicalDeliveryOfficeName: office }
}
