import { expect, it } from 'vitest'

import { historyWords } from './history-words'

const entra = { actorKind: 'key', actorName: 'Entra production' } as const
const ada = { actorKind: 'user', actorName: 'Ada' } as const

it.each([
  [{ ...entra, action: 'group.created', before: {}, after: { displayName: 'IT', members: 3 } }, 'Provisioned by Microsoft Entra ID', 'ok'],
  [{ ...ada, action: 'group.created', before: {}, after: { displayName: 'IT' } }, 'Created by Ada', 'ok'],
  [
    { ...entra, action: 'group.updated', before: { displayName: 'IT' }, after: { displayName: 'ITS' } },
    'Renamed from IT to ITS by Microsoft Entra ID',
    'ok',
  ],
  [{ ...entra, action: 'group.updated', before: {}, after: { externalId: 'x' } }, 'Changed by Microsoft Entra ID', 'ok'],
  [
    { ...entra, action: 'group.members_changed', before: {}, after: { added: 1_000, removed: 1, members: 1_200 } },
    '1,000 members added, 1 member removed by Microsoft Entra ID',
    'ok',
  ],
  [{ ...ada, action: 'group.members_changed', before: {}, after: { removed: 2, members: 0 } }, '2 members removed by Ada', 'ok'],
  [
    { ...ada, action: 'group.permission_changed', before: { permission: 'none' }, after: { permission: 'admin' } },
    'Permission changed from None to Admin by Ada',
    'ok',
  ],
  [{ ...ada, action: 'group.deleted', before: {}, after: {} }, 'Deleted by Ada', 'off'],
])('%j', (event, sentence, tone) => {
  expect(historyWords(event)).toEqual({ sentence, tone })
})
