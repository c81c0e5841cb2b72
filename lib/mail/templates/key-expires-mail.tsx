import { longDate } from '@/lib/long-date'
import { rotateKeyLink } from '../console-links'
import type { MailData } from '../mail-data'
import { daysUntil, momentInWords, whatStops } from '../mail-words'
import type { MailContent, MailContext } from './mail-content'
import { KeyName, Name, Paragraph } from './mail-parts'

/** Warns that a key in use is about to expire. The days are counted from when the warning was due, whenever it leaves. */
export function keyExpiresMail(
  { keyId, keyName, lastFour, expiresAt, lastUsedAt, client }: MailData['key_expires'],
  { queuedAt }: Pick<MailContext, 'queuedAt'>,
): MailContent {
  const end = new Date(expiresAt)
  return {
    subject: `Key ${keyName} expires ${daysUntil(end, queuedAt)}`,
    preview: `${whatStops(client)} when it does.`,
    body: (
      <>
        <Paragraph>
          The <KeyName keyName={keyName} lastFour={lastFour} /> expires on {longDate(end)}, end of day UTC. {whatStops(client)} when it
          does.
        </Paragraph>
        <Paragraph>
          It was last used on {momentInWords(new Date(lastUsedAt))}
          {client !== null && (
            <>
              {' '}
              by <Name>{client}</Name>
            </>
          )}
          .
        </Paragraph>
        <Paragraph>
          Rotate it before then: you get a new key with the same endpoints, and the old one goes on until it expires or you revoke it.
        </Paragraph>
      </>
    ),
    button: { label: 'Rotate key', href: rotateKeyLink(keyId) },
  }
}
