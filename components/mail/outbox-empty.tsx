import { OUTBOX_PATH, SETTINGS_PATH, USERS_PATH } from '@/components/frame/navigation'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'

/** What stands where no mail is listed: there is none at all, or none further back. */
export function OutboxEmpty({ paged }: { paged: boolean }) {
  if (paged) return <EmptyState title="No older mail." actions={<LinkButton href={OUTBOX_PATH}>Show the newest</LinkButton>} />
  return (
    <EmptyState
      title="No mail yet."
      actions={
        <>
          <LinkButton href={USERS_PATH}>Go to Users</LinkButton>
          <LinkButton href={SETTINGS_PATH}>Go to Settings</LinkButton>
        </>
      }
    >
      Mail appears here when somebody is invited, when a key is created, revoked or about to expire, and when you send a test e-mail.
    </EmptyState>
  )
}
