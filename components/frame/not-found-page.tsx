import { LinkButton } from '@/components/ui/link-button'

/** An address that leads nowhere, and the way on. */
export function NotFoundPage() {
  return (
    <div className="flex flex-col items-center px-4 py-20 text-center">
      <p className="text-xs font-medium text-muted">404</p>
      <h1 className="mt-1 text-lg font-semibold">There is no page at this address.</h1>
      <p className="mt-1 mb-5 text-muted">The link may be old, or the address may be mistyped.</p>
      <LinkButton href="/">Go to the console</LinkButton>
    </div>
  )
}
