import { base64url, EncryptJWT, SignJWT, UnsecuredJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { authSecret } from '@/lib/auth/auth-secret'
import { freshDatabase } from '@/lib/db/test-database'
import { env } from '@/lib/env'
import { dropProcessState } from '@/lib/process-state'
import { ERROR_CATALOGUE } from '@/lib/scim/error-catalogue'
import { tenantUrl } from '@/lib/tenant-url'
import { ACCESS_TOKEN_SECONDS, issueAccessToken, readAccessToken } from './access-token'
import { tokenSecret } from './token-secret'

beforeEach(async () => {
  await freshDatabase()
  dropProcessState('access-token-secret')
})
afterEach(() => {
  vi.useRealTimers()
  env.NEXTAUTH_SECRET = undefined
})

type Parts = { header?: object; claims?: object; secret?: Uint8Array }

/** A token such as issueAccessToken makes for key 7, but for what the test changes. */
async function forge({ header = {}, claims = {}, secret }: Parts): Promise<string> {
  const at = Math.floor(Date.now() / 1000)
  const payload = { iss: env.APP_URL, aud: tenantUrl(), sub: '7', client_id: '7', iat: at, exp: at + 3600, jti: 'x', ...claims }
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...header }).sign(secret ?? (await tokenSecret()))
}

describe('a token of this deployment', () => {
  it('stands for its key, and says so as RFC 9068 has it', async () => {
    const token = await issueAccessToken(7)
    expect(await readAccessToken(token)).toBe(7)
    const [header, claims] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString())
    expect(JSON.parse(header ?? '')).toEqual({ alg: 'HS256', typ: 'at+jwt' })
    const { iat, exp, jti, ...rest } = JSON.parse(claims ?? '')
    expect(rest).toEqual({ iss: env.APP_URL, aud: tenantUrl(), sub: '7', client_id: '7', scope: 'scim' })
    expect(exp - iat).toBe(3600)
    expect(jti).toHaveLength(43)
  })

  it('is as good as the one that the tests change', async () => {
    await expect(readAccessToken(await forge({}))).resolves.toBe(7)
  })

  it('is good for an hour and a few seconds that clocks may differ by', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const token = await issueAccessToken(7)
    const start = Date.now()
    vi.setSystemTime(start + (ACCESS_TOKEN_SECONDS - 1) * 1000)
    await expect(readAccessToken(token)).resolves.toBe(7)
    vi.setSystemTime(start + (ACCESS_TOKEN_SECONDS + 10) * 1000)
    await expect(readAccessToken(token)).rejects.toMatchObject({
      reason: 'token',
      keyId: null,
      detail: `The token has expired. ${ERROR_CATALOGUE.tokenInvalid.remedy}`,
    })
  })

  it('is read by every instance, also after a restart', async () => {
    const token = await issueAccessToken(7)
    dropProcessState('access-token-secret')
    await expect(readAccessToken(token)).resolves.toBe(7)
  })
})

describe('any other token is refused', () => {
  const hour = 3600
  const at = () => Math.floor(Date.now() / 1000)
  it.each<[string, () => Promise<string> | string]>([
    ['another secret', () => forge({ secret: new Uint8Array(32).fill(1) })],
    ['the secret of sessions', async () => forge({ secret: new TextEncoder().encode(await authSecret()) })],
    ['another algorithm with the same secret', async () => forge({ header: { alg: 'HS512' }, secret: await doubled() })],
    ['no signature', () => unsecured()],
    ['alg none with a signature', async () => replaceHeader(await issueAccessToken(7), { alg: 'none', typ: 'at+jwt' })],
    ['an altered claim', async () => replaceClaims(await issueAccessToken(7), { sub: '8' })],
    ['a signature cut off', async () => (await issueAccessToken(7)).split('.').slice(0, 2).join('.')],
    ['another audience', () => forge({ claims: { aud: 'https://other.example/v1/provisioning/scim' } })],
    ['another issuer', () => forge({ claims: { iss: 'https://other.example' } })],
    ['another type', () => forge({ header: { typ: 'JWT' } })],
    ['no type', () => forge({ header: { typ: undefined } })],
    ['no expiry', () => forge({ claims: { exp: undefined } })],
    ['no key', () => forge({ claims: { sub: undefined } })],
    ['an hour long past its beginning', () => forge({ claims: { iat: at() - 2 * hour, exp: at() + hour } })],
    ['a beginning in the future', () => forge({ claims: { iat: at() + hour, exp: at() + 2 * hour } })],
    ['a session cookie of next-auth', () => sessionCookie()],
    ['nonsense', () => 'eyJ.eyJ.eyJ'],
  ])('%s', async (_name, make) => {
    const token = await make()
    const error: unknown = await readAccessToken(token).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ reason: 'token', status: 401, keyId: null })
    expect(JSON.stringify(error)).not.toContain(token)
  })

  async function doubled() {
    const secret = await tokenSecret()
    return new Uint8Array([...secret, ...secret])
  }

  function unsecured() {
    return new UnsecuredJWT({ client_id: '7', jti: 'x' })
      .setIssuer(env.APP_URL)
      .setAudience(tenantUrl())
      .setSubject('7')
      .setIssuedAt()
      .setExpirationTime('1h')
      .encode()
  }

  function replaceHeader(token: string, header: object) {
    return [base64url.encode(JSON.stringify(header)), ...token.split('.').slice(1)].join('.')
  }

  function replaceClaims(token: string, claims: object) {
    const [header, payload = '', signature] = token.split('.')
    const changed = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...claims }
    return [header, base64url.encode(JSON.stringify(changed)), signature].join('.')
  }

  async function sessionCookie() {
    return new EncryptJWT({ sub: '7' }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(await tokenSecret())
  }
})

describe('the secret', () => {
  it('comes from NEXTAUTH_SECRET where there is one, and is not that itself', async () => {
    const kept = await tokenSecret()
    env.NEXTAUTH_SECRET = 'a secret of at least 32 characters'
    const derived = await tokenSecret()
    expect(Buffer.from(derived).equals(kept)).toBe(false)
    expect(await tokenSecret()).toEqual(derived)
    expect(Buffer.from(derived).toString()).not.toContain(env.NEXTAUTH_SECRET)
    await expect(readAccessToken(await forge({ secret: kept }))).rejects.toMatchObject({ reason: 'token' })
  })
})
