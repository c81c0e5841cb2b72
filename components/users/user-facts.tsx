import { Card } from '@/components/ui/card'
import { type Definition, DefinitionList } from '@/components/ui/definition-list'
import { Timestamp } from '@/components/ui/timestamp'
import { PermissionSource } from '@/components/users/permission-source'
import { ORIGIN_LABELS } from '@/components/users/user-words'
import type { UserDetail } from '@/lib/directory/get-user-detail'

const NONE = <span className="text-muted">None</span>

/** What the console knows about an account beside its SCIM attributes. */
export function UserFacts({ user }: { user: UserDetail }) {
  const identity: Definition[] = [
    { term: 'User name', value: user.userName },
    { term: 'E-mail', value: user.email ?? NONE },
    { term: 'External ID', value: user.externalId ?? NONE },
    { term: 'User ID', value: user.id },
  ]
  const history: Definition[] = [
    { term: 'Provisioned by', value: ORIGIN_LABELS[user.origin] },
    { term: 'Permission', value: <PermissionSource user={user} /> },
    { term: 'Last sign-in', value: <Timestamp at={user.lastSignInAt} /> },
    { term: 'Last provisioned', value: <Timestamp at={user.lastProvisionedAt} /> },
    { term: 'Created', value: <Timestamp at={user.createdAt} /> },
  ]
  return (
    <Card className="mb-6">
      <h2 className="sr-only">Facts</h2>
      <div className="grid gap-x-10 gap-y-2 lg:grid-cols-2 max-lg:[&>dl+dl]:border-t max-lg:[&>dl+dl]:pt-2">
        <DefinitionList terms="narrow" items={identity} />
        <DefinitionList terms="narrow" items={history} />
      </div>
    </Card>
  )
}
