import { asksSupport, isLogged, refusalMessage, type SignInRefusal } from '@/lib/auth/sign-in-refusal'

/** What Settings say that somebody who cannot get in is told. */
export type Contact = { organization: string | null; supportAddress: string | null }

type RefusalTextProps = {
  refusal: SignInRefusal
  contact: Contact
  /** The request that showed it, by which the server's log tells of it. */
  requestId: string | null
}

/** Why a sign-in was refused, where to ask when the organization has said so, and what to look up in the server's log when that says more. */
export function RefusalText({ refusal, contact: { organization, supportAddress }, requestId }: RefusalTextProps) {
  return (
    <>
      {refusalMessage(refusal, organization)}
      {supportAddress !== null && asksSupport(refusal) && (
        <>
          {' '}
          Questions? Write to{' '}
          <a href={`mailto:${supportAddress}`} className="underline underline-offset-2">
            {supportAddress}
          </a>
          .
        </>
      )}
      {requestId !== null && isLogged(refusal) && (
        <span className="mt-1.5 block text-xs">
          Request id <code className="font-mono break-all">{requestId}</code>
        </span>
      )}
    </>
  )
}
