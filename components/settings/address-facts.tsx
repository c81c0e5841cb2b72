import { SetBy } from '@/components/settings/set-by'
import { CopyField } from '@/components/ui/copy-field'
import { Notice } from '@/components/ui/notice'

/** Where this console is, and the Tenant URL that follows from it. */
export function AddressFacts({ appUrl, tenantUrl }: { appUrl: string; tenantUrl: string }) {
  return (
    <div className="space-y-4">
      <CopyField label="Console address" value={appUrl} hint={<SetBy variable="APP_URL" />} />
      <CopyField label="Tenant URL" value={tenantUrl} hint="Follows from the console address. What Microsoft Entra ID provisions to." />
      <Notice tone="info">
        When APP_URL changes, the Tenant URL changes too: paste Tenant URL and Secret Token again in Microsoft Entra ID.
      </Notice>
    </div>
  )
}
