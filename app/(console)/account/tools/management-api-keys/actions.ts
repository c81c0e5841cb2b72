'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'

import type { KeyFormState } from '@/components/keys/key-form-state'
import type { Actor } from '@/lib/audit/actor'
import { requestActor } from '@/lib/auth/request-actor'
import { holdsPermission } from '@/lib/auth/permission'
import { currentUser } from '@/lib/auth/session'
import { createKey } from '@/lib/keys/create-key'
import { createKeyInput, keyIdInput, rotateKeyInput } from '@/lib/keys/create-key-input'
import { isScimEndpoint } from '@/lib/keys/endpoint-catalogue'
import { findKeysByName } from '@/lib/keys/find-keys-by-name'
import type { IssuedKey } from '@/lib/keys/issue-key'
import { KeyError } from '@/lib/keys/key-error'
import { longDate } from '@/lib/long-date'
import { revokeKey } from '@/lib/keys/revoke-key'
import { rotateKey } from '@/lib/keys/rotate-key'
import { takeOverKey } from '@/lib/keys/take-over-key'
import { PermissionError } from '@/lib/permission-error'

/** Create Key. */
export async function createKeyAction(form: FormData): Promise<KeyFormState> {
  const actor = await actingAdmin('Create Key')
  if (typeof actor === 'string') return { kind: 'invalid', errors: { form: actor } }
  const parsed = createKeyInput.safeParse({ ...Object.fromEntries(form), allowedEndpoints: form.getAll('allowedEndpoints') })
  if (!parsed.success) return invalid(parsed.error)
  return toFormState(await createKey({ ...parsed.data, actor }))
}

/** Rotate key. */
export async function rotateKeyAction(keyId: number, form: FormData): Promise<KeyFormState> {
  const actor = await actingAdmin('Rotate key')
  if (typeof actor === 'string') return { kind: 'invalid', errors: { form: actor } }
  const parsed = rotateKeyInput.safeParse(Object.fromEntries(form))
  if (!parsed.success) return invalid(parsed.error)
  try {
    return toFormState(await rotateKey({ ...parsed.data, keyId: keyIdInput.parse(keyId), actor }))
  } catch (error) {
    if (error instanceof KeyError) return { kind: 'invalid', errors: { form: error.message } }
    throw error
  }
}

/** Revoke key. Answers a sentence when it was refused. */
export async function revokeKeyAction(keyId: number): Promise<string | undefined> {
  const actor = await actingAdmin('Revoke key')
  if (typeof actor === 'string') return actor
  return changed(() => revokeKey({ keyId: keyIdInput.parse(keyId), actor }))
}

/** Take over key. Answers a sentence when it was refused. */
export async function takeOverKeyAction(keyId: number): Promise<string | undefined> {
  const actor = await actingAdmin('Take over key')
  if (typeof actor === 'string') return actor
  return changed(() => takeOverKey({ keyId: keyIdInput.parse(keyId), actor }))
}

/** A warning about another key with this name, or nothing. */
export async function findNamesakesAction(name: string): Promise<string | undefined> {
  const user = await currentUser()
  if (!user || !holdsPermission(user.permission, 'admin')) return undefined
  const [first] = await findKeysByName(z.string().parse(name))
  return first && `A key with this name already exists: created by ${first.createdByName} on ${longDate(first.createdAt)}.`
}

/**
 * The signed-in admin, or the sentence that says why nobody may press `button`. Once the session has ended it is no redirect, which would throw
 * away the form or dialog that the action was sent from.
 */
async function actingAdmin(button: string): Promise<Actor | string> {
  const user = await currentUser()
  if (!user) return `Your session has ended. Sign in in another tab, then press ${button} again.`
  if (!holdsPermission(user.permission, 'admin')) return new PermissionError('admin').message
  return requestActor(user)
}

async function changed(change: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await change()
  } catch (error) {
    if (error instanceof KeyError) return error.message
    throw error
  }
  // Every page of the console shows which keys stopped.
  revalidatePath('/', 'layout')
}

function invalid(error: z.ZodError): KeyFormState {
  const messages = Object.fromEntries(error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]))
  const { name, expirationDate, allowedEndpoints, formToken } = messages
  return { kind: 'invalid', errors: { name, expirationDate, allowedEndpoints, form: formToken } }
}

function toFormState(issued: IssuedKey): KeyFormState {
  const { id, name, expiresAt, allowedEndpoints } = issued.key
  if (issued.kind === 'repeated') return { kind: 'repeated', keyId: id }
  const allowsScim = allowedEndpoints.some(isScimEndpoint)
  return { kind: 'created', created: { id, name, secret: issued.secret, expiresAt, allowsScim } }
}
