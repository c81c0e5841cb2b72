import { headers } from 'next/headers'

import { addRoleMember, findRoleMembersToAdd, removeRoleMember } from '@/app/(console)/account/organization/roles/actions'
import { AddMember } from '@/components/roles/add-member'
import { MembersTable } from '@/components/roles/members-table'
import { RemoveHost } from '@/components/roles/remove-host'
import type { RoleView } from '@/components/roles/role-paths'
import { FailedState } from '@/components/ui/failed-state'
import { SearchField } from '@/components/ui/search-field'
import { ENTRA, PERMISSION_LABELS } from '@/components/users/user-words'
import type { RoleDetail } from '@/lib/directory/get-role-detail'
import { listRoleMembers } from '@/lib/directory/list-role-members'
import { logger } from '@/lib/logger'

type MembersSectionProps = { role: RoleDetail; view: RoleView; mayChange: boolean }

/** The members of a role. Those of a provisioned role are read-only: the identity provider decides. */
export async function MembersSection({ role, view, mayChange }: MembersSectionProps) {
  const { id, name, origin, permission } = role
  const editable = mayChange && origin === 'console'
  const given = permission === 'none' ? undefined : PERMISSION_LABELS[permission]
  return (
    <section aria-label="Members">
      {origin === 'entra' && <p className="mb-3 text-muted">Membership comes from {ENTRA}.</p>}
      {editable && (
        <AddMember
          add={addRoleMember.bind(null, id)}
          findCandidates={findRoleMembersToAdd.bind(null, id)}
          hint={given && `Whoever you add gets ${given}.`}
        />
      )}
      <div className="mb-3 md:w-72">
        <SearchField label="Search name or e-mail" />
      </div>
      <RemoveHost role={name} losing={given && `${given} through it is lost.`} remove={removeRoleMember.bind(null, id)}>
        <Members role={role} view={view} mayRemove={editable} />
      </RemoveHost>
    </section>
  )
}

async function Members({ role, view, mayRemove }: { role: RoleDetail; view: RoleView; mayRemove: boolean }) {
  const [loaded] = await Promise.allSettled([listRoleMembers({ role, ...view })])
  if (loaded.status === 'fulfilled') return <MembersTable role={role} view={view} page={loaded.value} mayRemove={mayRemove} />
  logger.error({ event: 'role-members', roleId: role.id, error: loaded.reason })
  return (
    <div className="rounded-lg border bg-raised shadow-card">
      <FailedState title="The members could not be loaded." requestId={(await headers()).get('x-request-id') ?? undefined} />
    </div>
  )
}
