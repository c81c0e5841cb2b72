import { KEYS_PATH } from '@/components/frame/navigation'
import { CREATE_KEY_PATH, ENTRA_KEY_PATH } from '@/components/keys/key-paths'
import { ClearFilters } from '@/components/ui/clear-filters'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'

/** What stands where no key is listed: there are none at all, none but expired and revoked ones, or none that matches. */
export function KeysEmpty({ searching, existing }: { searching: boolean; existing: number }) {
  if (searching) {
    return <EmptyState title="No keys match." actions={<ClearFilters href={KEYS_PATH} />} />
  }
  if (existing > 0) {
    return (
      <EmptyState
        title="No current Management API keys."
        actions={
          <>
            <LinkButton variant="primary" href={CREATE_KEY_PATH}>
              Create Key
            </LinkButton>
            <LinkButton href={`${KEYS_PATH}?state=all`}>{existing === 1 ? 'Show the old key' : `Show ${existing} old keys`}</LinkButton>
          </>
        }
      >
        All of them are expired or revoked.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No Management API keys yet."
      actions={
        <>
          <LinkButton variant="primary" href={CREATE_KEY_PATH}>
            Create Key
          </LinkButton>
          <LinkButton href={ENTRA_KEY_PATH}>Set up provisioning</LinkButton>
        </>
      }
    >
      Create a key to let Microsoft Entra ID provision your users.
    </EmptyState>
  )
}
