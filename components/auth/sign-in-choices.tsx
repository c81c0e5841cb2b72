import { AlertMessage } from '@/components/auth/alert-message'
import { EntraButton } from '@/components/auth/entra-button'
import { type Contact, RefusalText } from '@/components/auth/refusal-text'
import { SignInForm } from '@/components/auth/sign-in-form'
import type { SignInRefusal } from '@/lib/auth/sign-in-refusal'

type SignInChoicesProps = {
  returnPath: string
  refusal: SignInRefusal | null
  loginHint: string | null
  contact: Contact
  requestId: string | null
}

const PASSWORD_REASONS = new Set<SignInRefusal['reason']>(['not-right', 'busy', 'rate-limited', 'no-cookie'])

/** Sign-in with Microsoft Entra ID first; with e-mail and password, for the few who have one, behind a line to open. */
export function SignInChoices({ returnPath, refusal, loginHint, contact, requestId }: SignInChoicesProps) {
  const ofPassword = refusal !== null && PASSWORD_REASONS.has(refusal.reason)
  const otherAccount = refusal?.reason === 'wrong-tenant' || refusal?.reason === 'not-provisioned'
  return (
    <div className="space-y-4">
      <EntraButton
        label={otherAccount ? 'Use another account' : 'Sign in with Microsoft Entra ID'}
        returnPath={returnPath}
        loginHint={otherAccount ? null : loginHint}
        otherAccount={otherAccount}
      >
        {refusal && !ofPassword && (
          <AlertMessage of={refusal}>
            <RefusalText refusal={refusal} contact={contact} requestId={requestId} />
          </AlertMessage>
        )}
      </EntraButton>
      <details open={ofPassword || refusal?.reason === 'entra-away'} className="border-t pt-3">
        <summary className="min-h-6 cursor-pointer text-muted hover:text-text">Sign in with e-mail and password</summary>
        <div className="mt-4">
          <SignInForm returnPath={returnPath} refusal={ofPassword ? refusal : null} />
        </div>
      </details>
    </div>
  )
}
