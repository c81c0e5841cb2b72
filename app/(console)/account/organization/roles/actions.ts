'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'

import { ROLES_PATH, USERS_PATH } from '@/components/frame/navigation'
import type { RoleFormState } from '@/components/roles/role-form-state'
import type { DeletionPreview, PermissionOutcome, Refusal } from '@/components/roles/role-outcomes'
import { roleHref } from '@/components/roles/role-paths'
import type { Actor } from '@/lib/audit/actor'
import type { HeldPermission } from '@/lib/auth/permission'
import { requestActor } from '@/lib/auth/request-actor'
import { requirePermission } from '@/lib/auth/require-permission'
import { changeMembers } from '@/lib/directory/change-members'
import { createGroup } from '@/lib/directory/create-group'
import { deleteGroup } from '@/lib/directory/delete-group'
import { findRoleAccess, permissionStep } from '@/lib/directory/find-role-access'
import { findRoleCandidates, type RoleCandidate } from '@/lib/directory/find-role-candidates'
import { findRoleNamed } from '@/lib/directory/find-role-named'
import { getRoleDetail } from '@/lib/directory/get-role-detail'
import { getUserDetail } from '@/lib/directory/get-user-detail'
import { isLastAdminRole } from '@/lib/directory/is-last-admin-role'
import { LastAdminError } from '@/lib/directory/last-admin'
import { renameGroup } from '@/lib/directory/rename-group'
import { createRoleInput, idInput, permissionInput, roleNameInput } from '@/lib/directory/role-input'
import { setGroupPermission } from '@/lib/directory/set-group-permission'
import { PermissionError } from '@/lib/permission-error'
import { ScimError } from '@/lib/scim/scim-error'

const MAX_SEARCH_LENGTH = 200
const LAST_ADMIN =
  'After this, no active admin could sign in to this console. First give a role with Admin to another active user who can sign in, then try again.'

/** Create role, then its page. What is wrong comes back with what was typed. For admins. */
export async function createRole(_before: RoleFormState, form: FormData): Promise<RoleFormState> {
  let values: RoleFormState['values'] = { name: '', permission: 'none' }
  const outcome = await attempt(async (actor): Promise<{ id: number } | { problem: Refusal }> => {
    values = readRoleForm(form)
    const parsed = createRoleInput.safeParse(values)
    if (!parsed.success) return { problem: parsed.error.issues[0]?.message }
    const { name, permission } = parsed.data
    const taken = await nameTaken(name)
    if (taken) return { problem: taken }
    const { id } = await createGroup({ resource: { displayName: name }, origin: 'console', permission, actor })
    return { id }
  })
  if (typeof outcome === 'string') return { values, errors: { form: outcome } }
  if ('problem' in outcome) return { values, errors: { name: outcome.problem } }
  revalidate()
  redirect(roleHref(outcome.id))
}

/** Gives a role made in the console another name. For admins. */
export async function renameRole(roleId: number, name: string): Promise<Refusal> {
  return change(async (actor) => {
    const groupId = idInput.parse(roleId)
    const parsed = roleNameInput.safeParse(name)
    if (!parsed.success) return parsed.error.issues[0]?.message
    const taken = await nameTaken(parsed.data, groupId)
    if (taken) return taken
    await renameGroup({ groupId, displayName: parsed.data, actor })
  })
}

/** Sets what a role gives. Asks to confirm first when people get Admin by it, or lose Admin or Support. For admins. */
export async function changeRolePermission(
  roleId: number,
  input: { permission: HeldPermission; confirmed: boolean },
): Promise<PermissionOutcome> {
  const outcome = await attempt(async (actor): Promise<PermissionOutcome> => {
    const id = idInput.parse(roleId)
    const { permission, confirmed } = z.object({ permission: permissionInput, confirmed: z.boolean() }).parse(input)
    const question = confirmed ? null : await questionBefore({ id, permission, actor })
    if (question) return question
    await setGroupPermission({ groupId: id, permission, actor })
    revalidate()
    return { kind: 'done' }
  })
  return typeof outcome === 'string' ? { kind: 'refused', message: outcome } : outcome
}

/** Who loses access when the role is deleted. For admins. */
export async function previewRoleDeletion(roleId: number): Promise<DeletionPreview> {
  const outcome = await attempt(async (actor): Promise<DeletionPreview> => {
    const role = await getRoleDetail(idInput.parse(roleId))
    if (!role || role.permission === 'none') return { access: null }
    if (role.permission === 'admin' && (await isLastAdminRole(role.id))) return { message: LAST_ADMIN }
    return { access: await findRoleAccess({ roleId: role.id, permission: role.permission, actorId: personOf(actor) }) }
  })
  return typeof outcome === 'string' ? { message: outcome } : outcome
}

/** Deletes a role, then leads to the list. For admins. */
export async function deleteRole(roleId: number): Promise<Refusal> {
  const problem = await change(async (actor) => {
    await deleteGroup({ id: String(idInput.parse(roleId)), ifMatch: null, actor, provisioned: false })
  })
  if (problem) return problem
  redirect(ROLES_PATH)
}

/** Gives a user a role made in the console. Asks to confirm first when they get Admin by it. For admins. */
export async function addRoleMember(roleId: number, input: { userId: number; confirmed: boolean }): Promise<PermissionOutcome> {
  const outcome = await attempt(async (actor): Promise<PermissionOutcome> => {
    const groupId = idInput.parse(roleId)
    const { userId, confirmed } = z.object({ userId: idInput, confirmed: z.boolean() }).parse(input)
    const question = confirmed ? null : await questionBeforeAdding({ groupId, userId, actor })
    if (question) return question
    await changeMembers({ groupId, add: [userId], actor })
    revalidate()
    return { kind: 'done' }
  })
  return typeof outcome === 'string' ? { kind: 'refused', message: outcome } : outcome
}

/** Takes a role made in the console from a user. For admins. */
export async function removeRoleMember(roleId: number, userId: number): Promise<Refusal> {
  return change(async (actor) => {
    await changeMembers({ groupId: idInput.parse(roleId), remove: [idInput.parse(userId)], actor })
  })
}

/** Users for the field that adds a member. For admins. */
export async function findRoleMembersToAdd(roleId: number, q: string): Promise<RoleCandidate[]> {
  await requirePermission('admin')
  return findRoleCandidates({ groupId: idInput.parse(roleId), q: z.string().max(MAX_SEARCH_LENGTH).parse(q) })
}

function readRoleForm(form: FormData): RoleFormState['values'] {
  const name = form.get('name')
  const permission = permissionInput.safeParse(form.get('permission'))
  return { name: typeof name === 'string' ? name : '', permission: permission.success ? permission.data : 'none' }
}

async function nameTaken(name: string, exceptId?: number): Promise<Refusal> {
  const other = await findRoleNamed(name)
  return other && other.id !== exceptId ? `The role ${other.name} has this name already. Choose another one.` : undefined
}

async function questionBefore(input: { id: number; permission: HeldPermission; actor: Actor }): Promise<PermissionOutcome | null> {
  const role = await getRoleDetail(input.id)
  const step = role && permissionStep(role.permission, input.permission)
  if (!step || (step.kind === 'gives' && step.permission === 'support')) return null
  if (step.kind === 'takes' && step.permission === 'admin' && (await isLastAdminRole(role.id)))
    return { kind: 'refused', message: LAST_ADMIN }
  const access = await findRoleAccess({ roleId: role.id, permission: step.permission, actorId: personOf(input.actor) })
  return access.count > 0 ? { kind: 'confirm', step: step.kind, access } : null
}

async function questionBeforeAdding(input: { groupId: number; userId: number; actor: Actor }): Promise<PermissionOutcome | null> {
  const [role, user] = [await getRoleDetail(input.groupId), await getUserDetail(input.userId)]
  if (role?.permission !== 'admin' || !user || user.permission === 'admin') return null
  const includesActor = user.id === personOf(input.actor)
  return { kind: 'confirm', step: 'gives', access: { permission: 'admin', count: 1, names: [user.name], includesActor } }
}

/** Runs `work` as the signed-in admin: what it answers, or the sentence that says why it was refused. */
async function attempt<T>(work: (actor: Actor) => Promise<T>): Promise<T | string> {
  try {
    return await work(await requestActor(await requirePermission('admin')))
  } catch (error) {
    if (error instanceof LastAdminError) return LAST_ADMIN
    if (error instanceof ScimError) return error.detail
    if (error instanceof PermissionError) return error.message
    throw error
  }
}

async function change(work: (actor: Actor) => Promise<Refusal | void>): Promise<Refusal> {
  const problem = await attempt(work)
  if (problem) return problem
  revalidate()
  return undefined
}

function revalidate(): void {
  revalidatePath(ROLES_PATH, 'layout')
  revalidatePath(USERS_PATH, 'layout')
}

function personOf({ id }: Actor): number {
  if (id === null) throw new Error('A person acts here.')
  return id
}
