import { expect, expectTypeOf, it } from 'vitest'

import { ScimError } from './scim-error'

type Arguments = ConstructorParameters<typeof ScimError>

it('carries status, scimType and detail', () => {
  const error = new ScimError(400, 'invalidPath', 'No such attribute.')
  expect(error).toMatchObject({
    name: 'ScimError',
    status: 400,
    scimType: 'invalidPath',
    detail: 'No such attribute.',
    message: 'No such attribute.',
  })
  expect(error.within('Operations[1]')).toMatchObject({ status: 400, scimType: 'invalidPath', detail: 'Operations[1]: No such attribute.' })
  expect(new ScimError(404, undefined, 'Gone.').scimType).toBeUndefined()
})

it('knows only the pairs of the RFCs', () => {
  expectTypeOf<[409, 'uniqueness', string]>().toExtend<Arguments>()
  expectTypeOf<[400, 'invalidCursor', string]>().toExtend<Arguments>()
  expectTypeOf<[409, 'mutability', string]>().not.toExtend<Arguments>()
  expectTypeOf<[400, 'uniqueness', string]>().not.toExtend<Arguments>()
  expectTypeOf<[404, 'noTarget', string]>().not.toExtend<Arguments>()
  expectTypeOf<[200, undefined, string]>().not.toExtend<Arguments>()
})
