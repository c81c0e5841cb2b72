import { USERS_PATH } from '@/components/frame/navigation'
import { LinkButton } from '@/components/ui/link-button'

/** An id that no account ever had: accounts are never deleted. */
export default function UserNotFound() {
  return (
    <div className="flex flex-col items-center px-4 py-20 text-center">
      <p className="text-xs font-medium text-muted">404</p>
      <h1 className="mt-1 text-lg font-semibold">There is no user with this ID.</h1>
      <p className="mt-1 mb-5 text-muted">Users are never deleted, so the address is mistyped. Search for the name instead.</p>
      <LinkButton href={USERS_PATH}>Go to Users</LinkButton>
    </div>
  )
}
