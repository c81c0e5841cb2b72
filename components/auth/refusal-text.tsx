import { asksSupport, refusalMessage, type SignInRefusal } from '@/lib/auth/sign-in-refusal'

/** What Settings say that somebody who cannot get in is told. */
export type Contact = { organization: string | null; supportAddress: string | null }

/** Why a sign-in was refused and, when the organization has said so, where to ask. */
export function RefusalText({ refusal, contact: { organization, supportAddress } }: { refusal: SignInRefusal; contact: Contact }) {
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
    </>
  )
}
