import { MailFrame } from '@/components/mail/mail-frame'
import { mailKindWords } from '@/components/mail/mail-kind-words'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Timestamp } from '@/components/ui/timestamp'
import type { OutboxMail } from '@/lib/mail/outbox-folder'

/** One mail: whom it is from and to, and what it says as HTML and as text, side by side where there is room. */
export function OutboxMessage({ mail }: { mail: OutboxMail }) {
  const { kind, from, to, subject, at, html, text } = mail
  return (
    <div className="space-y-4">
      <Card>
        <DefinitionList
          terms="narrow"
          items={[
            { term: 'From', value: from },
            { term: 'To', value: to },
            { term: 'Subject', value: subject },
            { term: 'Kind', value: mailKindWords(kind) },
            { term: 'Written', value: <Timestamp at={at} format="exact" /> },
          ]}
        />
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title="HTML">
          <MailFrame title={`HTML of ${subject}`} html={html} />
        </Card>
        <Card title="Text">
          <pre className="font-mono text-[13px] leading-5 whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</pre>
        </Card>
      </div>
    </div>
  )
}
