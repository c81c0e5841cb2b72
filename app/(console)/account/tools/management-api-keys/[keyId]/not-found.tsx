import { KEYS_PATH } from '@/components/frame/navigation'
import { LinkButton } from '@/components/ui/link-button'

/** An id that no key ever had: keys are revoked, never deleted. */
export default function KeyNotFound() {
  return (
    <div className="flex flex-col items-center px-4 py-20 text-center">
      <p className="text-xs font-medium text-muted">404</p>
      <h1 className="mt-1 text-lg font-semibold">There is no key with this ID.</h1>
      <p className="mt-1 mb-5 text-muted">Keys are never deleted, so the address is mistyped. Search for the name instead.</p>
      <LinkButton href={KEYS_PATH}>Go to Management API keys</LinkButton>
    </div>
  )
}
