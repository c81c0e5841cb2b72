import type { ReactNode } from 'react'

import { Card } from '@/components/ui/card'
import { type Definition, DefinitionList } from '@/components/ui/definition-list'
import { Timestamp } from '@/components/ui/timestamp'
import { InvitationState } from '@/components/users/invitation-state'
import { PermissionSource } from '@/components/users/permission-source'
import { ORIGIN_LABELS } from '@/components/users/user-words'
import type { UserDetail } from '@/lib/directory/get-user-detail'

const NOT_SET = <span className="text-muted">Not set</span>

type UserFactsProps = { user: UserDetail; permissionControl?: ReactNode }

/** What the console knows about an account beside its SCIM attributes. */
export function UserFacts({ user, permissionControl }: UserFactsProps) {
  const identity: Definition[] = [
    { term: 'User name', value: user.userName },
    { term: 'E-mail', value: user.email ?? NOT_SET },
    { term: 'External ID', value: user.externalId ?? NOT_SET },
    { term: 'User ID', value: user.id },
  ]
  const history: Definition[] = [
    { term: 'Provisioned by', value: ORIGIN_LABELS[user.origin] },
    { term: 'Permission', value: <Permission user={user} control={permissionControl} /> },
    { term: 'Last sign-in', value: <Timestamp at={user.lastSignInAt} /> },
    { term: 'Last provisioned', value: <Timestamp at={user.lastProvisionedAt} /> },
    ...(user.invitation ? [{ term: 'Invitation', value: <InvitationState invitation={user.invitation} /> }] : []),
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

function Permission({ user, control }: { user: UserDetail; control: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <span className="min-w-0">
        <PermissionSource user={user} />
      </span>
      {control}
    </div>
  )
}
