import { keyLink } from '../console-links'
import type { MailData } from '../mail-data'
import { whatStops } from '../mail-words'
import type { MailContent } from './mail-content'
import { KeyName, Name, Paragraph } from './mail-parts'

/** Tells the admins that a key stopped with its owner, and what to do about it. */
export function keyStoppedMail({ keyId, keyName, lastFour, owner, by, client }: MailData['key_stopped']): MailContent {
  return {
    subject: `Key ${keyName} stopped working`,
    preview: `${whatStops(client)} until an admin takes over the key.`,
    body: (
      <>
        <Paragraph>
          The <KeyName keyName={keyName} lastFour={lastFour} /> does not work any more, because the account of its owner,{' '}
          <Name>{owner}</Name>, was disabled or removed by <Name>{by}</Name>.
        </Paragraph>
        <Paragraph>{whatStops(client)} until an admin takes over the key.</Paragraph>
        <Paragraph>
          With one click on the key&apos;s page it is yours: the same secret works again at once, and nothing has to be entered anew.
        </Paragraph>
      </>
    ),
    button: { label: 'Take over key', href: keyLink(keyId) },
  }
}
