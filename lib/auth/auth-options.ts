import type { AuthOptions } from 'next-auth'

import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { logger } from '@/lib/logger'
import { authSecret } from './auth-secret'
import { readClaims, readSignedIn, type SignedIn, type SignInWay } from './claims'
import { admitFromEntra } from './entra-callback'
import { ENTRA_PROVIDER } from './entra-provider'
import { providers } from './providers'
import { SESSION_SECONDS } from './session-rule'
import { endSessions } from './sign-in-store'

/**
 * next-auth's configuration (https://next-auth.js.org/configuration/options). The cookie says whose session it is and when it began, nothing
 * else; what the account may do is read from the database on every request by currentUser.
 */
export async function authOptions() {
  return {
    secret: await authSecret(),
    providers,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: env.APP_URL.startsWith('https:'),
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/' },
    callbacks: {
      signIn: ({ user, account, profile }) => account?.provider !== ENTRA_PROVIDER || admitFromEntra({ user, claims: profile }),
      jwt: ({ token, user, account }) =>
        user ? claimsOf(readSignedIn(user), account?.provider === ENTRA_PROVIDER ? 'entra' : 'password') : token,
      session: ({ session, token }) => ({ expires: session.expires, claims: readClaims(token) }),
    },
    events: { signOut: ({ token }) => signOutEverywhere(token) },
    logger: {
      error: (code, metadata) => logger.error({ event: 'next-auth', code, message: messageOf(metadata) }),
      warn: (code) => logger.warn({ event: 'next-auth', code }),
    },
  } satisfies AuthOptions
}

function claimsOf({ userId, epoch }: SignedIn, way: SignInWay): { sub: string; epoch: number; began: number; way: SignInWay } {
  return { sub: String(userId), epoch, began: Math.floor(now().getTime() / 1000), way }
}

// The browser forgets its cookie; a copy of it works until the account's sessions end.
async function signOutEverywhere(token: unknown): Promise<void> {
  const claims = readClaims(token)
  if (claims) await inTransaction((tx) => endSessions(tx, claims))
}

// Only the message: the rest of what next-auth hands over may hold cookies and tokens.
function messageOf(metadata: unknown): string | undefined {
  if (metadata instanceof Error) return metadata.message
  const inner = typeof metadata === 'object' && metadata !== null && 'error' in metadata ? metadata.error : null
  return inner instanceof Error ? inner.message : undefined
}
