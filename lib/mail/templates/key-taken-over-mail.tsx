import { keyLink } from '../console-links'
import type { MailData } from '../mail-data'
import type { MailContent } from './mail-content'
import { KeyName, Name, Paragraph } from './mail-parts'

/** Tells the other admins that a key has a new owner. */
export function keyTakenOverMail({ keyId, keyName, lastFour, by, from }: MailData['key_taken_over']): MailContent {
  return {
    subject: `Key ${keyName} was taken over`,
    preview: `${by} owns it now.`,
    body: (
      <>
        <Paragraph>
          <Name>{by}</Name> took over the <KeyName keyName={keyName} lastFour={lastFour} /> from <Name>{from}</Name>, and owns it now. It
          works with the same secret as before.
        </Paragraph>
        <Paragraph>The key&apos;s page shows what it may do. If nobody should have it, revoke it there.</Paragraph>
      </>
    ),
    button: { label: 'Show key', href: keyLink(keyId) },
  }
}
