import { expect, it } from 'vitest'

import { clientName } from './client-name'

it.each([
  [null, null, 'an unnamed client'],
  ['', null, 'an unnamed client'],
  ['curl/8.5.0', null, 'curl'],
  ['Microsoft Azure AD Provisioning', null, 'Microsoft Entra ID'],
  [null, new Date('2026-11-24'), 'Microsoft Entra ID'],
  ['Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1', null, 'Mozilla'],
])('calls the User-Agent %j with a Test Connection at %s "%s"', (lastUsedAgent, testConnectionAt, name) => {
  expect(clientName({ lastUsedAgent, testConnectionAt })).toBe(name)
})
