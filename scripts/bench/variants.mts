import { type Population, userNameOf } from './fill.mts'
import type { BenchClient } from './http-client.mts'
import type { Family, Variant } from './measure.mts'
import { PAGE_SIZE } from './walk.mts'

type Setting = { client: BenchClient; population: Population; cursors: string[] }
type Operation = { op: string; path?: string; value?: unknown }
type Dialect = { name: string; add: (id: string) => Operation; remove: (id: string) => Operation; active: (value: boolean) => Operation }

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const BULK_REQUEST = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest'
const BULK_SIZE = 100

const DIALECTS: Dialect[] = [
  {
    name: 'without flag',
    add: (id) => ({ op: 'Add', path: 'members', value: [{ $ref: null, value: id }] }),
    remove: (id) => ({ op: 'Remove', path: 'members', value: [{ $ref: null, value: id }] }),
    active: (value) => ({ op: 'Replace', path: 'active', value: value ? 'True' : 'False' }),
  },
  {
    name: 'with flag',
    add: (id) => ({ op: 'add', path: 'members', value: [{ value: id }] }),
    remove: (id) => ({ op: 'remove', path: `members[value eq "${id}"]` }),
    active: (value) => ({ op: 'replace', path: 'active', value }),
  },
]

/** Everything that is measured, in families whose members should cost the same. */
export function variantsFor(setting: Setting): Family[] {
  return [
    ...DIALECTS.flatMap((dialect) => memberFamilies(setting, dialect)),
    groupReads(setting),
    ...userFamilies(setting),
    ...pages(setting),
  ]
}

/** The timed change of a member and, untimed, its opposite: the groups keep their size. */
function memberFamilies({ client, population }: Setting, { name, add, remove }: Dialect): Family[] {
  const family = (title: string, change: Dialect['add'], before: Dialect['add'] | null, after: Dialect['add'] | null): Family => ({
    name: `PATCH Group, ${title} one member, ${name}`,
    variants: population.groups.map(({ members, id }) => ({
      name: `${format(members)} members`,
      run: async (round) => {
        const user = String(pick(population.spare, round))
        if (before) await client('PATCH', `/Groups/${id}`, patch(before(user)))
        const { milliseconds } = await client('PATCH', `/Groups/${id}`, patch(change(user)))
        if (after) await client('PATCH', `/Groups/${id}`, patch(after(user)))
        return milliseconds
      },
    })),
  })
  return [family('add', add, null, remove), family('remove', remove, add, null)]
}

function groupReads({ client, population }: Setting): Family {
  return {
    name: 'GET Group, excludedAttributes=members',
    variants: population.groups.map(({ members, id }) =>
      timed(`${format(members)} members`, () => client('GET', `/Groups/${id}?excludedAttributes=members`)),
    ),
  }
}

function userFamilies({ client, population }: Setting): Family[] {
  const filter = (text: string) => client('GET', `/Users?${new URLSearchParams({ filter: text })}`)
  const { users } = population
  return [
    {
      name: 'PATCH User, disable',
      variants: DIALECTS.map(({ name, active }) => ({
        name,
        run: async (round) => {
          const path = `/Users/${pick(users, round * 977)}`
          const { milliseconds } = await client('PATCH', path, patch(active(false)))
          await client('PATCH', path, patch(active(true)))
          return milliseconds
        },
      })),
    },
    {
      name: 'GET Users, filter',
      variants: [
        timed('userName eq', (round) => filter(`userName eq "${userNameOf(1 + ((round * 977) % users.length)).toUpperCase()}"`)),
        timed('userName eq, nobody', (round) => filter(`userName eq "nobody-${round}@example.com"`)),
        timed('externalId eq', (round) => filter(`externalId eq "00000000-0000-4000-8000-${String(1 + round).padStart(12, '0')}"`)),
        timed('id eq', (round) => filter(`id eq "${pick(users, round * 977)}"`)),
      ],
    },
    {
      name: `POST Bulk, ${BULK_SIZE} PATCHes of users`,
      variants: [timed('per request', (round) => client('POST', '/Bulk', bulk(users, round)))],
    },
  ]
}

function pages({ client, population, cursors }: Setting): Family[] {
  const { length } = population.users
  const places = ['first page', 'page in the middle', 'last page']
  const page = (query: Record<string, string>) => client('GET', `/Users?${new URLSearchParams({ ...query, count: String(PAGE_SIZE) })}`)
  const cursorAt = [0, Math.floor(cursors.length / 2), Math.max(0, cursors.length - 2)]
  const indexAt = [1, Math.floor(length / 2), Math.max(1, length - PAGE_SIZE)]
  return [
    {
      name: `GET Users by cursor, ${PAGE_SIZE} a page`,
      variants: places.map((name, i) => timed(name, () => page({ cursor: cursors[cursorAt[i] ?? 0] ?? '' }))),
    },
    {
      name: `GET Users by startIndex, ${PAGE_SIZE} a page`,
      variants: places.map((name, i) => timed(name, () => page({ startIndex: String(indexAt[i]) }))),
    },
  ]
}

function timed(name: string, send: (round: number) => ReturnType<BenchClient>): Variant {
  return { name, run: async (round) => (await send(round)).milliseconds }
}

function patch(...Operations: Operation[]) {
  return { schemas: [PATCH_OP], Operations }
}

function bulk(users: number[], round: number) {
  const operation = (_: unknown, i: number) => ({
    method: 'PATCH',
    path: `/Users/${pick(users, round * BULK_SIZE + i)}`,
    data: patch({ op: 'replace', path: 'title', value: `Round ${round}` }),
  })
  return { schemas: [BULK_REQUEST], Operations: Array.from({ length: BULK_SIZE }, operation) }
}

function pick(from: number[], n: number): number {
  return from[n % from.length] ?? 0
}

function format(count: number): string {
  return count.toLocaleString('en-GB')
}
