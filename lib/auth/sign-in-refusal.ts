import { ENTRA } from '@/lib/client-name'
import { longDate } from '@/lib/long-date'

/** No wait is longer: the attempts of an hour are counted. */
const MAX_RETRY_SECONDS = 60 * 60
const CODE = /^(not-right|busy|failed|no-cookie|rate-limited:(\d{1,5}))$/
/** next-auth's own codes (https://next-auth.js.org/configuration/pages#error-codes) for what happens between it and the provider. */
const PROVIDER_CODES: ReadonlyMap<string | null | undefined, 'entra-away' | 'entra-failed'> = new Map([
  ['OAuthSignin', 'entra-away'],
  ['OAuthCallback', 'entra-failed'],
  ['Callback', 'entra-failed'],
])

/** Why Microsoft Entra ID's word was not enough. Told to nobody but the person it has authenticated. */
export type EntraRefusal =
  | { reason: 'not-provisioned' }
  | { reason: 'disabled'; at: Date | null; by: string | null }
  | { reason: 'wrong-tenant'; domain: string | null }

/** Why a sign-in was refused, as far as the person may know. `retryAfter` is in seconds. */
export type SignInRefusal =
  | { reason: 'not-right' | 'busy' | 'failed' | 'no-cookie' | 'entra-away' | 'entra-failed' }
  | { reason: 'rate-limited'; retryAfter: number }
  | EntraRefusal

/** Thrown through next-auth, which carries the message as a code to the form. */
export class SignInRefused extends Error {
  override name = 'SignInRefused'

  constructor(readonly refusal: SignInRefusal) {
    super(refusal.reason === 'rate-limited' ? `rate-limited:${refusal.retryAfter}` : refusal.reason)
  }
}

/** The refusal that `code` stands for. Anything unknown is a sign-in that failed for a reason of the server's. */
export function parseRefusal(code: string | null | undefined): SignInRefusal {
  const match = CODE.exec(code ?? '')
  if (match?.[2]) return { reason: 'rate-limited', retryAfter: Math.min(Number(match[2]), MAX_RETRY_SECONDS) }
  if (match?.[1] === 'not-right' || match?.[1] === 'busy' || match?.[1] === 'no-cookie') return { reason: match[1] }
  return { reason: PROVIDER_CODES.get(code) ?? 'failed' }
}

/** The refusals that only somebody of the organization can do something about: they name whom to ask. */
const ASK_SUPPORT = new Set<SignInRefusal['reason']>(['not-provisioned', 'disabled', 'wrong-tenant'])

/** Whether a refusal tells where to ask. */
export function asksSupport({ reason }: SignInRefusal): boolean {
  return ASK_SUPPORT.has(reason)
}

/** The refusals whose reason lies between this server and Microsoft Entra ID: its log says more. */
const LOGGED = new Set<SignInRefusal['reason']>(['entra-away', 'entra-failed'])

/** Whether the server's log says more about a refusal than the person is told. */
export function isLogged({ reason }: SignInRefusal): boolean {
  return LOGGED.has(reason)
}

/** What the sign-in page says about a refusal; `organization` is what people know the organization as, when somebody has said it. */
export function refusalMessage(refusal: SignInRefusal, organization: string | null = null): string {
  switch (refusal.reason) {
    case 'not-right':
      return 'E-mail or password is not right.'
    case 'busy':
      return 'The server is busy with other sign-ins. Try again in a minute.'
    case 'failed':
      return "Signing in did not work. Try again; if it fails again, look into the server's log."
    case 'no-cookie':
      return "Your browser did not send this console's cookie. Allow cookies, open the console at the address that its variable APP_URL names, and try again."
    case 'entra-away':
      return 'Microsoft Entra ID cannot be reached at the moment. Try again in a few minutes, or sign in with e-mail and password if you have one.'
    case 'entra-failed':
      return 'The answer of Microsoft Entra ID could not be accepted. Sign in again; if it fails again, tell your administrator.'
    case 'not-provisioned':
      return `Your account has not been provisioned. Ask your administrator to assign you to ${applicationOf(organization)} in Microsoft Entra ID.`
    case 'disabled':
      return `Your account is disabled.${disabledBy(refusal)} Ask your administrator to ${remedyFor(refusal)}.`
    case 'wrong-tenant':
      return `You signed in with ${refusal.domain ?? 'an account of another organization'}. Use your work account of ${organization ?? 'this organization'}.`
    case 'rate-limited':
      return `Too many attempts. Try again in ${inMinutes(refusal.retryAfter)}.`
  }
}

function applicationOf(organization: string | null): string {
  return organization === null ? 'this application' : `the console of ${organization}`
}

function disabledBy({ at, by }: Extract<EntraRefusal, { reason: 'disabled' }>): string {
  return at && by ? ` It was disabled on ${longDate(at)} by ${by}.` : ''
}

/** Whoever disabled an account can let it in again: an admin does so here, Microsoft Entra ID for whom it is assigned to. */
function remedyFor({ by }: Extract<EntraRefusal, { reason: 'disabled' }>): string {
  return by === null || by === ENTRA ? 'assign you again' : 'enable it again'
}

function inMinutes(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
