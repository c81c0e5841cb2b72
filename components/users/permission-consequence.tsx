import { Notice } from '@/components/ui/notice'
import type { PermissionHolder } from '@/components/users/permission-control'
import type { HeldPermission } from '@/lib/auth/permission'

/** What giving Admin to somebody, or taking it from oneself, changes at once. */
export function PermissionConsequence({ user, chosen }: { user: PermissionHolder; chosen: HeldPermission }) {
  const giver = user.roles.find((role) => role.permission === 'admin')
  if (chosen === 'admin')
    return (
      <p>
        {giver
          ? `The role ${giver.displayName} gives Admin already; this user keeps it without the role.`
          : 'This user may do everything in this console, from the next page on.'}
      </p>
    )
  if (giver) return <p>You stay Admin through the role {giver.displayName}.</p>
  return (
    <>
      <p>You can no longer change anything in this console, from the next page on. Management API keys of yours go on working.</p>
      <Notice tone="warning">Only another admin can give it back to you.</Notice>
    </>
  )
}
