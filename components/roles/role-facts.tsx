import { DefinitionList } from '@/components/ui/definition-list'
import { Timestamp } from '@/components/ui/timestamp'
import { ORIGIN_LABELS } from '@/components/users/user-words'
import type { RoleDetail } from '@/lib/directory/get-role-detail'

/** What is known of a role beside its members. */
export function RoleFacts({ role }: { role: RoleDetail }) {
  return (
    <DefinitionList
      terms="narrow"
      items={[
        { term: 'Provisioned by', value: ORIGIN_LABELS[role.origin] },
        ...(role.externalId ? [{ term: 'External ID', value: role.externalId }] : []),
        { term: 'Role ID', value: role.id },
        { term: 'Created', value: <Timestamp at={role.createdAt} /> },
        { term: 'Last changed', value: <Timestamp at={role.updatedAt} /> },
      ]}
    />
  )
}
