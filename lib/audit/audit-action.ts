/** Everything an audit event can say that happened. */
export const AUDIT_ACTIONS = [
  'user.created',
  'user.updated',
  'user.disabled',
  'user.enabled',
  'user.removed',
  'user.restored',
  'user.linked',
  'key.created',
  'key.rotated',
  'key.revoked',
  'key.taken_over',
] as const

export type AuditAction = (typeof AUDIT_ACTIONS)[number]
