import { expect, test } from '@playwright/test'

import { ADMIN, signIn } from '../fixtures/console'
import { startDeployment } from '../fixtures/deployment'
import { newUser } from '../fixtures/scim-client'
import { askForToken, getToken, readOAuthClient } from '../fixtures/token-client'

test('neither key nor token nor password nor people occur in any log line, whatever goes wrong', async ({ browser }) => {
  const deployment = await startDeployment(browser)
  const { server, key, scim, page } = deployment
  const secret = key.apiKey.slice(3)
  const user = newUser({ password: 'pass-for-eve', emails: [{ value: 'private@people.example', type: 'work' }] })
  await scim.post('/Users', user)
  await scim.post('/Users', user)
  await scim.find(`userName eq "${user.userName}"`)
  await scim.get(`/Users?token=${key.apiKey}&apikey:${key.apiKey}`)
  await scim.get(`/${key.apiKey}`)
  await scim.get(`/Users/${key.apiKey}`)
  await scim.request('GET', '/Users', { authorization: `Basic ${key.apiKey}` })
  await scim.request('GET', '/Users', { authorization: `Bearer apikey:${key.apiKey}x` })
  await scim.request('POST', '/Users', { raw: `{"userName": ${key.apiKey}` })
  await scim.request('POST', `/Users?${key.secretToken}`, { raw: '{}', headers: { 'content-type': `text/${key.apiKey}` } })
  const client = await readOAuthClient(page, server, key)
  const token = await getToken(client, key.apiKey)
  await scim.request('GET', `/Users?access_token=${token}`, { authorization: `Bearer ${token}` })
  await scim.request('GET', '/Users', { authorization: `Bearer ${token}x` })
  const credentials = { client_id: client.clientId, client_secret: key.apiKey }
  await askForToken(`${client.tokenEndpoint}?${new URLSearchParams(credentials)}`, credentials)
  await askForToken(client.tokenEndpoint, { grant_type: key.apiKey, scope: key.apiKey })
  await askForToken(client.tokenEndpoint, { grant_type: 'client_credentials', client_id: key.apiKey, client_secret: 'x' })
  await askForToken(client.tokenEndpoint, key.apiKey, { headers: { 'content-type': `text/${key.apiKey}` } })
  await page.context().clearCookies()
  await signIn(page, server)

  const log = server.log()
  for (const event of ['scim-request', 'token-request']) expect(log).toContain(`"event":"${event}"`)
  const [, claims = '', signature = ''] = token.split('.')
  for (const word of [secret, claims, signature, ADMIN.password, user.userName, 'private@people.example', 'pass-for-eve'])
    expect(log).not.toContain(word)
  await deployment.stop()
})
