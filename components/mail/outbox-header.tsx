import { outboxBreadcrumb } from '@/components/mail/outbox-paths'
import { PageHeader } from '@/components/ui/page-header'

/** The head of the list of mail, the same while it loads. */
export function OutboxHeader() {
  return <PageHeader title="Outbox" breadcrumb={outboxBreadcrumb()} description="E-mail that this console would have sent." />
}
