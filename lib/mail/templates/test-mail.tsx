import { PRODUCT_NAME } from '@/lib/product-name'
import { settingsLink } from '../console-links'
import type { MailData } from '../mail-data'
import type { MailContent, MailContext } from './mail-content'
import { Name, Paragraph } from './mail-parts'

/** What *Send test e-mail* sends. */
export function testMail({ by }: MailData['test'], { organization }: Pick<MailContext, 'organization'>): MailContent {
  return {
    subject: `Test e-mail from ${organization}`,
    preview: 'Mail from here arrives.',
    body: (
      <Paragraph>
        <Name>{by}</Name> sent this from the settings of the {PRODUCT_NAME}, to see that its mail arrives. It does. There is nothing to do.
      </Paragraph>
    ),
    button: { label: 'Open settings', href: settingsLink() },
  }
}
