/** Everything an audit event can say that happened. */
export const AUDIT_ACTIONS = [
  'user.created',
  'user.updated',
  'user.disabled',
  'user.enabled',
  'user.removed',
  'user.restored',
  'user.linked',
  'user.role_added',
  'user.role_removed',
  'group.created',
  'group.updated',
  'group.deleted',
  'group.members_changed',
  'group.permission_changed',
  'key.created',
  'key.rotated',
  'key.revoked',
  'key.taken_over',
] as const

export type AuditAction = (typeof AUDIT_ACTIONS)[number]
