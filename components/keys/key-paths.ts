import { KEYS_PATH } from '@/components/frame/navigation'

export const CREATE_KEY_PATH = `${KEYS_PATH}/create`

/** The form filled for Microsoft Entra ID. */
export const ENTRA_KEY_PATH = `${CREATE_KEY_PATH}?preset=entra`

/** The page of one key. */
export function keyPath(keyId: number): string {
  return `${KEYS_PATH}/${keyId}`
}

/** The form that makes a key's successor. */
export function rotateKeyPath(keyId: number): string {
  return `${keyPath(keyId)}/rotate`
}

/** The page of one key with its revoke dialog open. */
export function revokeKeyPath(keyId: number): string {
  return `${keyPath(keyId)}?revoke=true`
}

/** Where the browser asks which keys stopped with their owner. */
export const STOPPED_KEYS_PATH = `${KEYS_PATH}/stopped`

/** Where the browser asks how a key is used. */
export function keyStatusPath(keyId: number): string {
  return `${keyPath(keyId)}/status`
}

/** Breadcrumb of the screens about keys: the tutorial's path. */
export function keyBreadcrumb(...below: { label: string; href?: string }[]) {
  return [{ label: 'Account' }, { label: 'Tools' }, { label: 'Management API keys', href: KEYS_PATH }, ...below]
}
