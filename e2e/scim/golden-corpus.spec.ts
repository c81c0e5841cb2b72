import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'

import { type Fields, PATCH_OP, type ScimClient } from '../fixtures/scim-client'
import { createGroup, getGroup, groupOf } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'
import { without } from '../fixtures/without'

type Members = { members: { value: string }[] }
type Shape = { promise: string; resource: 'User' | 'Group'; before: Fields; operations: Fields[]; after: Fields }

// The shapes that other service providers get wrong; the engine reads the same file in its own tests.
const { golden } = JSON.parse(readFileSync('lib/scim/patch.json', 'utf8')) as { golden: Shape[] }

test('the corpus has all of the fifteen shapes', () => {
  expect(golden).toHaveLength(15)
  expect(golden.filter(({ resource }) => resource === 'Group')).toHaveLength(3)
})

for (const query of ['', '?aadOptscim062020', '?aadOptscim062020=', '?AzureAdScimPatch062020']) {
  for (const shape of golden) {
    test(`shape ${shape.promise}${query && `, with ${query}`}`, async ({ scim }) => {
      if (shape.resource === 'User') await takesUserShape(scim, { shape, query })
      else await takesGroupShape(scim, { shape, query })
    })
  }
}

async function takesUserShape(scim: ScimClient, { shape, query }: { shape: Shape; query: string }) {
  const created = await scim.create(without(shape.before, 'userName'))
  const after = without(shape.after, 'userName')
  const answer = await scim.request('PATCH', `/Users/${created.id}${query}`, {
    body: { schemas: [PATCH_OP], Operations: shape.operations },
  })
  expect(answer.status, answer.text).toBe(200)
  const { schemas, id, meta, userName, active, ...stored } = (await scim.get(`/Users/${created.id}`)).body
  // Whoever has the manager's id here lends it a name, which is readOnly.
  const written: Fields = JSON.parse(JSON.stringify(stored, (key, value) => (key === 'manager' ? without(value, 'displayName') : value)))
  expect(written).toEqual(without(after, 'active'))
  expect([id, userName, active]).toEqual([created.id, created.userName, after.active ?? true])
  expect([schemas.length, meta.version]).toEqual([
    1 + Object.keys(after).filter((key) => key.startsWith('urn:')).length,
    answer.body.meta.version,
  ])
}

async function takesGroupShape(scim: ScimClient, { shape, query }: { shape: Shape; query: string }) {
  const users = { 1: await scim.create(), 2: await scim.create() }
  // The corpus calls its users 1 and 2.
  const real = <T>(value: T): T =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll('"value":"1"', `"value":"${users[1].id}"`)
        .replaceAll('"value":"2"', `"value":"${users[2].id}"`)
        .replaceAll('eq \\"1\\"', `eq \\"${users[1].id}\\"`),
    ) as T
  const { members } = real(shape.before) as Members
  const { id } = await groupOf(
    scim,
    members.map(({ value }) => ({ id: value })),
  )
  const bystander = await groupOf(scim, [users[1], users[2]])
  const answer = await scim.request('PATCH', `/Groups/${id}${query}`, { body: { schemas: [PATCH_OP], Operations: real(shape.operations) } })
  expect([answer.status, answer.text]).toEqual([204, ''])
  const after = real(shape.after) as Members
  expect((await getGroup(scim, id)).members.map(({ value }) => value).sort()).toEqual(after.members.map(({ value }) => value).sort())
  expect(await getGroup(scim, bystander.id)).toEqual(bystander)
}

for (const [title, value] of [
  ['one object instead of a list', (id: string) => ({ value: id })],
  ['a bare id', (id: string) => id],
  ['an id as a number', (id: string) => [{ value: Number(id) }]],
] as const) {
  test(`a remove of a member that says ${title} does not empty the group`, async ({ scim }) => {
    const [gone, stays] = [await scim.create(), await scim.create()]
    const group = await createGroup(scim, { members: [{ value: gone.id }, { value: stays.id }] })
    const body = { Operations: [{ op: 'Remove', path: 'members', value: value(gone.id) }] }
    expect((await scim.request('PATCH', `/Groups/${group.id}`, { body })).status).toBe(204)
    expect((await getGroup(scim, group.id)).members.map((member) => member.value)).toEqual([stays.id])
  })
}
