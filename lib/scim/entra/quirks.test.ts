import { existsSync, readdirSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { applyPatch } from '../apply-patch'
import { attributeNamed } from '../attribute-named'
import { coerceResource } from '../coerce-resource'
import type { Filter } from '../filter/ast'
import { parseFilter } from '../filter/parser'
import type { Json, ScimResource } from '../json'
import { parsePatchOp } from '../messages/patch-op'
import { memberIds } from '../patch/member-ids'
import { groupSchema } from '../schemas/group'
import type { SchemaAttribute } from '../schemas/schema-types'
import { userDefinition } from '../schemas/user-definition'
import { testGroupDefinition } from '../test-group-definition'

type PatchFixture = { promise: string; resource: 'User' | 'Group'; before: ScimResource; patch: Json; after: ScimResource }
type PostFixture = { promise: string; post: Json; after: ScimResource }
type FilterFixture = { promise: string; filter: string; ast: Filter }
type MembersFixture = { promise: string; members: Json; ids: string[] }
type Fixture = PatchFixture | PostFixture | FilterFixture | MembersFixture

const files = readdirSync(import.meta.dirname)
const quirks = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => file.slice(0, -3))

it('every quirk has the requests that it is for', () => {
  expect(quirks.filter((quirk) => !existsSync(fixtureFile(quirk)))).toEqual([])
  expect(files.filter((file) => file.endsWith('.json'))).toHaveLength(quirks.length)
})

describe.each(quirks)('%s', (quirk) => {
  it.each(readFixtures(quirk))('$promise', (fixture) => {
    if ('filter' in fixture) expect(parseFilter(fixture.filter)).toEqual(fixture.ast)
    else if ('ids' in fixture) expect(memberIds(fixture.members, membersAttribute())).toEqual(fixture.ids)
    else expect(resultOf(fixture)).toEqual(fixture.after)
  })
})

function resultOf(fixture: PatchFixture | PostFixture): ScimResource {
  if ('post' in fixture) return coerceResource(fixture.post, userDefinition)
  const definition = fixture.resource === 'Group' ? testGroupDefinition : userDefinition
  return applyPatch({ resource: fixture.before, patch: parsePatchOp(fixture.patch), definition })
}

function membersAttribute(): SchemaAttribute {
  const attribute = attributeNamed(groupSchema.attributes, 'members')
  if (!attribute) throw new Error('A group has no members.')
  return attribute
}

function readFixtures(quirk: string): Fixture[] {
  return JSON.parse(readFileSync(fixtureFile(quirk), 'utf8'))
}

function fixtureFile(quirk: string): string {
  return `${import.meta.dirname}/${quirk}.json`
}
