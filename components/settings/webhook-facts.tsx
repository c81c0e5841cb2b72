import { SetBy } from '@/components/settings/set-by'
import { CopyField } from '@/components/ui/copy-field'
import { DefinitionList } from '@/components/ui/definition-list'
import { Timestamp } from '@/components/ui/timestamp'

export type Webhook = { url: string; hasSecret: boolean; lastMessage: Date | null }

/** Where Resend reports what became of mail, and whether it does. */
export function WebhookFacts({ webhook: { url, hasSecret, lastMessage } }: { webhook: Webhook }) {
  return (
    <div className="space-y-4">
      <CopyField label="Webhook URL" value={url} hint="Enter it at Resend: it tells this console what was delivered and what bounced." />
      <DefinitionList
        items={[
          {
            term: 'Signing secret',
            ...(hasSecret
              ? { note: <SetBy variable="RESEND_WEBHOOK_SECRET" />, value: 'Set. Never shown.' }
              : { note: 'variable RESEND_WEBHOOK_SECRET', value: 'Not set: bounces stay unknown.' }),
          },
          { term: 'Last message', value: <Timestamp at={lastMessage} never="None yet" /> },
        ]}
      />
    </div>
  )
}
