import type { ReactNode } from 'react'

import { USERS_PATH } from '@/components/frame/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { StatusSentence } from '@/components/users/status-sentence'
import { UserStatusChip } from '@/components/users/user-status-chip'
import type { UserDetail } from '@/lib/directory/get-user-detail'

/** Who it is, the status, and the sentence that explains it. */
export function UserHeader({ user, actions }: { user: UserDetail; actions: ReactNode }) {
  return (
    <PageHeader
      title={user.name}
      breadcrumb={[{ label: 'Account' }, { label: 'Organization' }, { label: 'Users', href: USERS_PATH }, { label: user.name }]}
      beside={<UserStatusChip status={user.status} />}
      description={
        <>
          <p className="[overflow-wrap:anywhere]">{user.email ?? user.userName}</p>
          <p className="mt-3 text-base text-text [overflow-wrap:anywhere]">
            <StatusSentence parts={user.sentence} />
          </p>
        </>
      }
      actions={actions}
    />
  )
}
