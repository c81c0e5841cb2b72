import { ROLES_PATH } from '@/components/frame/navigation'
import { LinkButton } from '@/components/ui/link-button'

/** An id that no role has, or none any more. */
export default function RoleNotFound() {
  return (
    <div className="flex flex-col items-center px-4 py-20 text-center">
      <p className="text-xs font-medium text-muted">404</p>
      <h1 className="mt-1 text-lg font-semibold">There is no role with this ID.</h1>
      <p className="mt-1 mb-5 text-muted">It was deleted, or the address is mistyped. A role that was made again has a new ID.</p>
      <LinkButton href={ROLES_PATH}>Go to Roles</LinkButton>
    </div>
  )
}
