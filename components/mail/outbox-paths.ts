import { OUTBOX_PATH } from '@/components/frame/navigation'

/** The page of one mail. */
export function outboxMailPath(mailId: number): string {
  return `${OUTBOX_PATH}/${mailId}`
}

/** Breadcrumb of the screens about mail that stays here. */
export function outboxBreadcrumb(...below: { label: string; href?: string }[]) {
  return [{ label: 'Account' }, { label: 'Tools' }, { label: 'Outbox', href: OUTBOX_PATH }, ...below]
}
