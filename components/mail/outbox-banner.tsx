import { Notice } from '@/components/ui/notice'

/** Says that nobody gets this mail, where it lies, and how to change that. */
export function OutboxBanner({ folder }: { folder: string }) {
  return (
    <div className="mb-5">
      <Notice tone="warning" title="Development only: no mail leaves this machine.">
        It lies in <code className="font-mono text-[13px] break-all">{folder}</code>. Set RESEND_API_KEY to send what comes next.
      </Notice>
    </div>
  )
}
