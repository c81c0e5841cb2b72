import { addRoleMember, findRoleMembersToAdd, removeRoleMember } from '@/app/(console)/account/organization/roles/actions'
import { Loaded } from '@/app/(console)/loaded'
import { AddMember } from '@/components/roles/add-member'
import { MembersTable } from '@/components/roles/members-table'
import { RemoveHost } from '@/components/roles/remove-host'
import type { RoleView } from '@/components/roles/role-paths'
import { SearchField } from '@/components/ui/search-field'
import { ENTRA, PERMISSION_LABELS } from '@/components/users/user-words'
import type { RoleDetail } from '@/lib/directory/get-role-detail'
import { listRoleMembers } from '@/lib/directory/list-role-members'

type MembersSectionProps = { role: RoleDetail; view: RoleView; mayChange: boolean; viewerId: number }

/** The members of a role. Those of a provisioned role are read-only: the identity provider decides. */
export async function MembersSection({ role, view, mayChange, viewerId }: MembersSectionProps) {
  const { id, name, origin, permission } = role
  const editable = mayChange && origin === 'console'
  const given = permission === 'none' ? undefined : PERMISSION_LABELS[permission]
  return (
    <section aria-label="Members">
      {origin === 'entra' && <p className="mb-3 text-muted">Membership comes from {ENTRA}.</p>}
      {editable && (
        <AddMember
          role={name}
          add={addRoleMember.bind(null, id)}
          findCandidates={findRoleMembersToAdd.bind(null, id)}
          hint={given && `Whoever you add gets ${given}.`}
        />
      )}
      <div className="mb-3 md:w-72">
        <SearchField label="Search name or e-mail" />
      </div>
      <RemoveHost role={name} losing={given && `${given} through it is lost.`} viewerId={viewerId} remove={removeRoleMember.bind(null, id)}>
        <Members role={role} view={view} mayRemove={editable} />
      </RemoveHost>
    </section>
  )
}

function Members({ role, view, mayRemove }: { role: RoleDetail; view: RoleView; mayRemove: boolean }) {
  return (
    <Loaded event="role-members" failed="The members could not be loaded." load={() => listRoleMembers({ role, ...view })}>
      {(page) => <MembersTable role={role} view={view} page={page} mayRemove={mayRemove} />}
    </Loaded>
  )
}
