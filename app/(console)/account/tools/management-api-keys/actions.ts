'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'

import type { KeyFormState } from '@/components/keys/key-form-state'
import type { Actor } from '@/lib/audit/actor'
import { requestActor } from '@/lib/auth/request-actor'
import { holdsPermission, PermissionError } from '@/lib/auth/permission'
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

/** Create Key. */
export async function createKeyAction(form: FormData): Promise<KeyFormState> {
  const actor = await actingAdmin()
  if (!actor) return { kind: 'invalid', errors: { form: sessionEnded('Create Key') } }
  const parsed = createKeyInput.safeParse({ ...Object.fromEntries(form), allowedEndpoints: form.getAll('allowedEndpoints') })
  if (!parsed.success) return invalid(parsed.error)
  return toFormState(await createKey({ ...parsed.data, actor }))
}

/** Rotate key. */
export async function rotateKeyAction(keyId: number, form: FormData): Promise<KeyFormState> {
  const actor = await actingAdmin()
  if (!actor) return { kind: 'invalid', errors: { form: sessionEnded('Rotate key') } }
  const parsed = rotateKeyInput.safeParse(Object.fromEntries(form))
  if (!parsed.success) return invalid(parsed.error)
  try {
    return toFormState(await rotateKey({ ...parsed.data, keyId: keyIdInput.parse(keyId), actor }))
  } catch (error) {
    if (error instanceof KeyError) return { kind: 'invalid', errors: { form: error.message } }
    throw error
  }
}

/** Revoke key. Answers a sentence when the rules forbid it. */
export async function revokeKeyAction(keyId: number): Promise<string | undefined> {
  const actor = await actingAdmin()
  if (!actor) return sessionEnded('Revoke key')
  return changed(() => revokeKey({ keyId: keyIdInput.parse(keyId), actor }))
}

/** Take over key. Answers a sentence when the rules forbid it. */
export async function takeOverKeyAction(keyId: number): Promise<string | undefined> {
  const actor = await actingAdmin()
  if (!actor) return sessionEnded('Take over key')
  return changed(() => takeOverKey({ keyId: keyIdInput.parse(keyId), actor }))
}

/** A warning about another key with this name, or nothing. */
export async function findNamesakesAction(name: string): Promise<string | undefined> {
  if (!(await actingAdmin())) return undefined
  const [first] = await findKeysByName(z.string().parse(name))
  return first && `A key with this name already exists: created by ${first.createdByName} on ${longDate(first.createdAt)}.`
}

/** Null once the session has ended: a redirect would throw away the form or dialog that the action was sent from. */
async function actingAdmin(): Promise<Actor | null> {
  const user = await currentUser()
  if (!user) return null
  if (!holdsPermission(user.permission, 'admin')) throw new PermissionError('admin')
  return requestActor(user)
}

function sessionEnded(button: string): string {
  return `Your session has ended. Sign in in another tab, then press ${button} again.`
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
  const { id, name, allowedEndpoints } = issued.key
  if (issued.kind === 'repeated') return { kind: 'repeated', keyId: id }
  return { kind: 'created', created: { id, name, secret: issued.secret, allowsScim: allowedEndpoints.some(isScimEndpoint) } }
}
