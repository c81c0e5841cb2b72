import { existsSync, readdirSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { applyPatch } from '../apply-patch'
import { coerceResource } from '../coerce-resource'
import type { Filter } from '../filter/ast'
import { parseFilter } from '../filter/parser'
import type { Json, ScimResource } from '../json'
import { parsePatchOp } from '../messages/patch-op'
import { userDefinition } from '../schemas/user-definition'
import { testGroupDefinition } from '../test-group-definition'

type PatchFixture = { promise: string; resource: 'User' | 'Group'; before: ScimResource; patch: Json; after: ScimResource }
type PostFixture = { promise: string; post: Json; after: ScimResource }
type FilterFixture = { promise: string; filter: string; ast: Filter }
type Fixture = PatchFixture | PostFixture | FilterFixture

const files = readdirSync(import.meta.dirname)
const quirks = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => file.slice(0, -3))

it('every quirk has the requests that it is for', () => {
  expect(quirks.filter((quirk) => !existsSync(fixtureFile(quirk)))).toEqual([])
  expect(files.filter((file) => file.endsWith('.json'))).toHaveLength(quirks.length)
})

describe.each(quirks)('%s', (quirk) => {
  it.each(readFixtures(quirk))('$promise', (fixture) => {
    if ('filter' in fixture) expect(parseFilter(fixture.filter)).toEqual(fixture.ast)
    else expect(resultOf(fixture)).toEqual(fixture.after)
  })
})

function resultOf(fixture: PatchFixture | PostFixture): ScimResource {
  if ('post' in fixture) return coerceResource(fixture.post, userDefinition)
  const definition = fixture.resource === 'Group' ? testGroupDefinition : userDefinition
  return applyPatch({ resource: fixture.before, patch: parsePatchOp(fixture.patch), definition })
}

function readFixtures(quirk: string): Fixture[] {
  return JSON.parse(readFileSync(fixtureFile(quirk), 'utf8'))
}

function fixtureFile(quirk: string): string {
  return `${import.meta.dirname}/${quirk}.json`
}
