import { StatusChip } from '@/components/ui/status-chip'
import { STATUS_TONES } from '@/components/users/user-words'
import { USER_STATUS_LABELS, type UserStatus } from '@/lib/directory/user-status'

export function UserStatusChip({ status }: { status: UserStatus }) {
  return <StatusChip tone={STATUS_TONES[status]} label={USER_STATUS_LABELS[status]} />
}
