import { describe, expect, it } from 'vitest'

import { etagOf, isNotModified, requireMatch } from './etag'

describe('requireMatch', () => {
  it.each([null, '', '*', 'W/"7"', '"7"', 'w/"7"', '7', 'W/"1", W/"7"', ' "1" , * ', 'W/"7.0123abcd"', 'W/"1", "7.fedcba98"'])(
    'lets %j pass for version 7',
    (header) => {
      expect(() => requireMatch(header, 7)).not.toThrow()
    },
  )

  it.each(['W/"6"', '"77"', 'W/""', 'nonsense', 'W/"1", W/"2"', 'W/"6.0123abcd"', 'W/"77.0123abcd"', 'W/"7."', 'W/"7.1"'])(
    'answers 412 to %j for version 7',
    (header) => {
      expect(() => requireMatch(header, 7)).toThrow(expect.objectContaining({ status: 412, detail: expect.stringContaining('W/"7"') }))
    },
  )
})

describe('isNotModified', () => {
  it('is true for the current version only', () => {
    expect(isNotModified(etagOf(3), '3')).toBe(true)
    expect(isNotModified('W/"2", W/"3"', '3')).toBe(true)
    expect(isNotModified('*', '3')).toBe(true)
    expect(isNotModified(etagOf(2), '3')).toBe(false)
    expect(isNotModified(null, '3')).toBe(false)
  })

  it('is true for all of the version only', () => {
    expect(isNotModified(etagOf('3.0123abcd'), '3.0123abcd')).toBe(true)
    for (const other of ['3', '3.fedcba98', '2.0123abcd']) expect(isNotModified(etagOf(other), '3.0123abcd')).toBe(false)
    expect(isNotModified(etagOf('3.0123abcd'), '3')).toBe(false)
  })
})
