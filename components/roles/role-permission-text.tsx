import { PERMISSION_LABELS } from '@/components/users/user-words'
import type { HeldPermission } from '@/lib/auth/permission'

/** What a role gives: "Admin", "Support", or a quiet "None". */
export function RolePermissionText({ permission }: { permission: HeldPermission }) {
  return permission === 'none' ? <span className="text-muted">{PERMISSION_LABELS.none}</span> : PERMISSION_LABELS[permission]
}
