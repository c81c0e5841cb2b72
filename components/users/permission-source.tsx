import Link from 'next/link'
import { Fragment } from 'react'

import { roleHref } from '@/components/roles/role-paths'
import { PERMISSION_LABELS } from '@/components/users/user-words'
import type { UserDetail } from '@/lib/directory/get-user-detail'

/**
 * What an account may do in the console and where that comes from: "Admin, given directly", "Admin through role IT admins". A weaker one of
 * its own stands behind it: "Admin through role IT admins; Support given directly".
 */
export function PermissionSource({ user }: { user: Pick<UserDetail, 'permission' | 'directPermission' | 'roles'> }) {
  const { permission, directPermission } = user
  if (permission === 'none') return <span className="text-muted">{PERMISSION_LABELS.none}</span>
  const givers = user.roles.filter((role) => role.permission === permission)
  const direct = directPermission === permission
  return (
    <>
      {PERMISSION_LABELS[permission]}
      {direct && ', given directly'}
      {givers.length > 0 && `${direct ? ' and' : ''} through ${givers.length === 1 ? 'role' : 'roles'} `}
      {givers.map(({ id, displayName }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <RoleLink id={id} name={displayName} />
        </Fragment>
      ))}
      {!direct && directPermission !== 'none' && `; ${PERMISSION_LABELS[directPermission]} given directly`}
    </>
  )
}

/** A role by its name, leading to it. */
export function RoleLink({ id, name }: { id: number; name: string }) {
  return (
    <Link href={roleHref(id)} prefetch={false} className="text-accent underline underline-offset-2 [overflow-wrap:anywhere]">
      {name}
    </Link>
  )
}
