import { longDate } from '@/lib/long-date'
import { keyLink } from '../console-links'
import type { MailData } from '../mail-data'
import type { MailContent } from './mail-content'
import { KeyName, Name, Paragraph } from './mail-parts'

/** Tells the other admins that somebody made a key. */
export function keyCreatedMail({ keyId, keyName, lastFour, by, expiresAt, rotatedFrom }: MailData['key_created']): MailContent {
  return {
    subject: `Key ${keyName} was created`,
    preview: `Created by ${by}.`,
    body: (
      <>
        <Paragraph>
          <Name>{by}</Name> created the <KeyName keyName={keyName} lastFour={lastFour} />
          {rotatedFrom !== null && (
            <>
              {' '}
              as the successor of <Name>{rotatedFrom}</Name>
            </>
          )}
          . It expires on {longDate(new Date(expiresAt))}, end of day UTC.
        </Paragraph>
        <Paragraph>The key&apos;s page shows what it may do. If nobody should have it, revoke it there.</Paragraph>
      </>
    ),
    button: { label: 'Show key', href: keyLink(keyId) },
  }
}
