import { PASSWORD_LINK_HOURS } from '@/lib/password-links/password-link-hours'
import { passwordLinkToken } from '@/lib/password-links/password-link-token'
import { PRODUCT_NAME } from '@/lib/product-name'
import { setPasswordLink } from '../console-links'
import type { MailData } from '../mail-data'
import { momentInWords } from '../mail-words'
import type { MailContent, MailContext } from './mail-content'
import { Name, Paragraph, Step, Steps } from './mail-parts'

/** Carries the one-time link to the page where a person chooses the password of their account. It goes to the name they sign in with. */
export async function passwordLinkMail(
  { linkId, userId, expiresAt, invitedBy, reason }: MailData['password_link'],
  { organization, address }: MailContext,
): Promise<MailContent> {
  const invited = reason === 'invited'
  const end = new Date(expiresAt)
  return {
    subject: invited ? `You have been invited to ${organization}` : `Choose a new password for ${organization}`,
    preview: `The link works once, within ${PASSWORD_LINK_HOURS} hours.`,
    body: (
      <>
        <Paragraph>
          {invitedBy === null ? 'An administrator' : <Name>{invitedBy}</Name>}{' '}
          {invited ? 'invited you to' : 'sent you a link to choose a new password for'} the {PRODUCT_NAME} of <Name>{organization}</Name>.
        </Paragraph>
        <Steps>
          <Step>
            Select “Choose a password” below. The link works once, within {PASSWORD_LINK_HOURS} hours: until {momentInWords(end)}.
          </Step>
          <Step>Choose a password that you use nowhere else.</Step>
          <Step>
            Sign in with{' '}
            {address === null ? (
              'your e-mail address and that password.'
            ) : (
              <>
                <Name>{address}</Name> and that password.
              </>
            )}
          </Step>
        </Steps>
        {!invited && <Paragraph>If you have a password, it works until you choose another.</Paragraph>}
      </>
    ),
    button: { label: 'Choose a password', href: setPasswordLink(await passwordLinkToken({ id: linkId, userId, expiresAt: end })) },
  }
}
