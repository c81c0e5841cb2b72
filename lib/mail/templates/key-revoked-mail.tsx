import { keyLink } from '../console-links'
import type { MailData } from '../mail-data'
import type { MailContent } from './mail-content'
import { KeyName, Name, Paragraph } from './mail-parts'

/** Tells the other admins that somebody revoked a key. */
export function keyRevokedMail({ keyId, keyName, lastFour, by }: MailData['key_revoked']): MailContent {
  return {
    subject: `Key ${keyName} was revoked`,
    preview: `Revoked by ${by}.`,
    body: (
      <>
        <Paragraph>
          <Name>{by}</Name> revoked the <KeyName keyName={keyName} lastFour={lastFour} />. Every request with it is refused from now on, for
          good.
        </Paragraph>
        <Paragraph>If something still needs it, create another key and enter that one there.</Paragraph>
      </>
    ),
    button: { label: 'Show key', href: keyLink(keyId) },
  }
}
