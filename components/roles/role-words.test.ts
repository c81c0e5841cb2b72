import { expect, it } from 'vitest'

import { counted, laterMembers, membersSentence, peopleInWords } from './role-words'

it('counts in words', () => {
  expect([counted(0, 'member'), counted(1, 'member'), counted(12_340, 'role')]).toEqual(['0 members', '1 member', '12,340 roles'])
})

it.each([
  [[], 0, ''],
  [['Eve'], 1, 'Eve'],
  [['Eve', 'Bob'], 2, 'Eve and Bob'],
  [['Eve', 'Bob'], 5, 'Eve, Bob and 3 more'],
  [['Eve'], 1_235, 'Eve and 1,234 more'],
])('names %j of %i as "%s"', (names, count, words) => {
  expect(peopleInWords(names, count)).toBe(words)
})

it('says what later members get, if anything', () => {
  expect([laterMembers('admin'), laterMembers('none')]).toEqual(['Members added later get Admin too.', null])
})

it.each([
  [0, 'none', 'No members, without a permission.'],
  [0, 'support', 'No members yet; whoever gets this role has Support through it.'],
  [1, 'admin', '1 member, who has Admin through it.'],
  [2, 'admin', '2 members, who have Admin through it.'],
  [2, 'none', '2 members, without a permission.'],
] as const)('says of %i members with permission %s: %s', (memberCount, permission, sentence) => {
  expect(membersSentence({ memberCount, permission })).toBe(sentence)
})
