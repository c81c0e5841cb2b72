import { NO_ANSWER } from '@/components/ui/no-answer'
import type { HeldPermission } from '@/lib/auth/permission'
import type { RoleAccess } from '@/lib/directory/find-role-access'
import type { RoleCandidate } from '@/lib/directory/find-role-candidates'

/** Undefined when it is done, else the sentence that says why not. */
export type Refusal = string | undefined

/** What came of giving or taking a permission: done, to be confirmed first because of whom it affects, or refused. */
export type PermissionOutcome =
  | { kind: 'done' }
  | { kind: 'confirm'; step: 'gives' | 'takes'; access: RoleAccess }
  | { kind: 'refused'; message: string }

/** NO_ANSWER as an outcome. */
export const noOutcome: PermissionOutcome = { kind: 'refused', message: NO_ANSWER }

/** Who loses access with the role (null: nobody, it gives none), or why that could not be found out. */
export type DeletionPreview = { access: RoleAccess | null } | { message: string }

/** The actions of the role's page; the page hands them down, bound to the role. */
export type ChangePermission = (input: { permission: HeldPermission; confirmed: boolean }) => Promise<PermissionOutcome>
export type RenameRole = (name: string) => Promise<Refusal>
export type AddMemberAction = (input: { userId: number; confirmed: boolean }) => Promise<PermissionOutcome>
export type RemoveMember = (userId: number) => Promise<Refusal>
export type FindCandidates = (q: string) => Promise<RoleCandidate[]>
