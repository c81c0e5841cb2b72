import { OUTBOX_PATH } from '@/components/frame/navigation'
import { LinkButton } from '@/components/ui/link-button'

/** An id that no mail of this machine has: the folder may have been emptied, or mail leaves through Resend. */
export default function OutboxMailNotFound() {
  return (
    <div className="flex flex-col items-center px-4 py-20 text-center">
      <p className="text-xs font-medium text-muted">404</p>
      <h1 className="mt-1 text-lg font-semibold">There is no mail with this ID on this machine.</h1>
      <p className="mt-1 mb-5 text-muted">The address is mistyped, or the mail was taken out of its folder.</p>
      <LinkButton href={OUTBOX_PATH}>Go to Outbox</LinkButton>
    </div>
  )
}
