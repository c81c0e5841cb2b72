import { PRODUCT_NAME } from '@/lib/product-name'
import { signInLink } from '../console-links'
import type { MailData } from '../mail-data'
import { EntraSteps } from './entra-steps'
import type { MailContent, MailContext } from './mail-content'
import { Name, Paragraph, Step, Steps } from './mail-parts'

/**
 * Says who gave a person an account here and how to sign in with it. The link carries the account's name and no secret: who follows it, a
 * scanner of links too, has to sign in.
 */
export function invitationMail({ invitedBy }: MailData['invitation'], context: MailContext): MailContent {
  const { organization, account, singleSignOn } = context
  return {
    subject: `You have been invited to ${organization}`,
    preview: singleSignOn ? 'Sign in with your Microsoft Entra account.' : 'Sign in with your account.',
    body: (
      <>
        <Paragraph>
          {invitedBy === null ? (
            "Your organization's directory, Microsoft Entra ID, gave you an account in"
          ) : (
            <>
              <Name>{invitedBy}</Name> invited you to
            </>
          )}{' '}
          the {PRODUCT_NAME} of <Name>{organization}</Name>.
        </Paragraph>
        {singleSignOn ? <EntraSteps account={account} /> : <StepsBeforeSingleSignOn {...context} />}
      </>
    ),
    button: { label: singleSignOn ? 'Sign in with Microsoft Entra ID' : 'Sign in', href: signInLink(account?.userName ?? null) },
  }
}

/** Where single sign-on is not set up yet, nobody who was provisioned can sign in before it is: the mail says whom to ask. */
function StepsBeforeSingleSignOn({ account, supportAddress }: Pick<MailContext, 'account' | 'supportAddress'>) {
  return (
    <Steps>
      <Step>Select “Sign in” below.</Step>
      <Step>
        On the page that opens, select “Sign in with Microsoft Entra ID”. If it is not there yet, your administrator
        {supportAddress !== null && ` (${supportAddress})`} is still setting it up: ask when it is ready.
      </Step>
      <Step>
        {account === null ? (
          'Sign in with the Microsoft Entra account that you have at work; there is no new password.'
        ) : (
          <>
            Sign in as <Name>{account.shown}</Name>, as you do at work; there is no new password.
          </>
        )}
      </Step>
    </Steps>
  )
}
