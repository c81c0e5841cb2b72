import { KEYS_PATH } from '@/components/frame/navigation'
import { ClearFilters } from '@/components/ui/clear-filters'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { ENTRA } from '@/components/users/user-words'
import { usersHref, type UsersView } from '@/components/users/users-view'
import { USER_STATUS_LABELS } from '@/lib/directory/user-status'

const COMES = `They appear here when ${ENTRA} provisions them.`

/** No account at all. */
export function NoUsers({ mayCreateKeys }: { mayCreateKeys: boolean }) {
  return (
    <EmptyState title="No users yet." actions={mayCreateKeys && <SetUpProvisioning />}>
      {COMES}
    </EmptyState>
  )
}

/** Below the accounts that were made in the console, as long as there are no others. */
export function NobodyProvisioned({ mayCreateKeys }: { mayCreateKeys: boolean }) {
  return (
    <div className="mt-4 rounded-lg border border-dashed border-line-strong">
      <EmptyState title="No provisioned users yet." actions={mayCreateKeys && <SetUpProvisioning />}>
        {COMES}
      </EmptyState>
    </div>
  )
}

/** Accounts exist, but none as searched and filtered. */
export function NoMatch({ view }: { view: UsersView }) {
  const { q, status } = view
  const clear = <ClearFilters href={usersHref(view, { q: undefined, status: undefined })} />
  if (!q) return <EmptyState title={`No user is ${status ? `"${USER_STATUS_LABELS[status]}"` : 'here'}.`} actions={clear} />
  return (
    <EmptyState
      title={
        <>
          No user {status && `with the status "${USER_STATUS_LABELS[status]}" `}matches <em>{q}</em>.
        </>
      }
      actions={clear}
    >
      If <em>{q}</em> should be here, check that they are assigned in {ENTRA}.
    </EmptyState>
  )
}

function SetUpProvisioning() {
  return (
    <LinkButton variant="primary" href={`${KEYS_PATH}/create?preset=entra`}>
      Set up provisioning
    </LinkButton>
  )
}
