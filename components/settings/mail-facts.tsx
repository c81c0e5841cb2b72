import type { SectionAction } from '@/components/settings/section-state'
import { SenderForm } from '@/components/settings/sender-form'
import { SetBy } from '@/components/settings/set-by'
import { TestMailForm } from '@/components/settings/test-mail-form'
import type { TestMailAction } from '@/components/settings/test-mail-state'
import { type Webhook, WebhookFacts } from '@/components/settings/webhook-facts'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'

type MailFactsProps = {
  sender: string | null
  /** The value of MAIL_FROM, or null. */
  lockedSender: string | null
  /** Whether there is a sender at all. */
  canSend: boolean
  /** Whether RESEND_API_KEY is set. */
  hasKey: boolean
  webhook: Webhook
  ownAddress: string | null
  saveSender: SectionAction
  sendTest: TestMailAction
}

/** Who mail comes from, how it leaves, what is heard of it afterwards, and a test of it all. */
export function MailFacts({ sender, lockedSender, canSend, hasKey, webhook, ownAddress, saveSender, sendTest }: MailFactsProps) {
  return (
    <div className="space-y-5">
      {!canSend && (
        <Notice tone="warning" title="No mail can leave yet">
          Enter a sender of a domain that Resend has verified.
        </Notice>
      )}
      {lockedSender === null ? (
        <SenderForm sender={sender} hint={senderHint(hasKey)} save={saveSender} />
      ) : (
        <DefinitionList items={[{ term: 'Sender', note: <SetBy variable="MAIL_FROM" />, value: lockedSender }]} />
      )}
      <div className="border-t pt-4">
        <DefinitionList items={[{ term: 'Resend API key', ...keyWords(hasKey) }]} />
      </div>
      <TestMailForm address={ownAddress} send={sendTest} />
      <div className="border-t pt-4">
        <WebhookFacts webhook={webhook} />
      </div>
    </div>
  )
}

function senderHint(hasKey: boolean): string {
  const form = 'An address, or Name <console@example.com>.'
  return hasKey
    ? `${form} Its domain must be verified at Resend.`
    : `${form} Left empty, mail of this machine comes from console@localhost.`
}

function keyWords(hasKey: boolean) {
  if (hasKey) return { note: <SetBy variable="RESEND_API_KEY" />, value: 'Set. Never shown.' }
  return { note: 'variable RESEND_API_KEY', value: 'Not set: mail stays in a folder of this machine, and the Outbox shows it.' }
}
