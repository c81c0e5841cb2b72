import { Body, Button, Container, Head, Heading, Html, Link, Preview, Section, Text } from '@react-email/components'

import type { MailContent, MailContext } from './mail-content'
import { DARK_MAIL_CSS, MAIL_STYLES } from './mail-styles'

type MailLayoutProps = Pick<MailContext, 'organization' | 'supportAddress'> & { content: MailContent }

/** Every mail: who writes, a heading, what happened, one button, and whom to ask. It needs no image and no font, in light and dark. */
export function MailLayout({ organization, supportAddress, content }: MailLayoutProps) {
  const { subject, preview, body, button } = content
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{subject}</title>
        <style>{DARK_MAIL_CSS}</style>
      </Head>
      <Body className="mail-page" style={MAIL_STYLES.page}>
        <Preview>{preview}</Preview>
        <Container>
          <Text style={MAIL_STYLES.organization}>
            <bdi>{organization}</bdi>
          </Text>
          <Section className="mail-card" style={MAIL_STYLES.card}>
            <Heading as="h1" style={MAIL_STYLES.heading}>
              {subject}
            </Heading>
            {body}
            <Button className="mail-button" href={button.href} style={MAIL_STYLES.button}>
              {button.label}
            </Button>
          </Section>
          <Text className="mail-footer" style={MAIL_STYLES.footer}>
            {supportAddress !== null && (
              <>
                Questions? Write to{' '}
                <Link href={`mailto:${supportAddress}`} style={MAIL_STYLES.footerLink}>
                  {supportAddress}
                </Link>
                .<br />
              </>
            )}
            You did not expect this? Tell your administrator.
          </Text>
        </Container>
      </Body>
    </Html>
  )
}
