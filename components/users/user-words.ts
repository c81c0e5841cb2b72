import type { StatusTone } from '@/components/ui/status-shape'
import type { UserStatus } from '@/lib/directory/user-status'

export const ENTRA = 'Microsoft Entra ID'

/** Who manages an account: "provisioned by". */
export const ORIGIN_LABELS = { entra: ENTRA, console: 'Console' }

export const PERMISSION_LABELS = { admin: 'Admin', support: 'Support', none: 'None' }

export const STATUS_TONES: Record<UserStatus, StatusTone> = { invited: 'warn', active: 'ok', disabled: 'off', removed: 'off' }
