import { env } from '@/lib/env'

/** The sign-in page, with the account's name for Microsoft Entra ID to offer, when the mail is for an account. */
export function signInLink(userName: string | null): string {
  return userName === null ? link('/sign-in') : link(`/sign-in?login_hint=${encodeURIComponent(userName.toWellFormed())}`)
}

/** The page where a password is chosen. `token` is the proof of who may. */
export function setPasswordLink(token: string): string {
  return link(`/set-password/${token}`)
}

/** The page of one key. */
export function keyLink(keyId: number): string {
  return link(`/account/tools/management-api-keys/${keyId}`)
}

/** The form that makes a key's successor. */
export function rotateKeyLink(keyId: number): string {
  return `${keyLink(keyId)}/rotate`
}

/** The page that says how this deployment sends mail. */
export function settingsLink(): string {
  return link('/account/settings')
}

function link(path: string): string {
  return `${env.APP_URL}${path}`
}
