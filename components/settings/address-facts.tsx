import { SetBy } from '@/components/settings/set-by'
import { CopyField } from '@/components/ui/copy-field'
import { Notice } from '@/components/ui/notice'

const DEFAULT_ADDRESS =
  'Default: APP_URL is not set, so only this machine reaches it. Set APP_URL to the address that people and Microsoft Entra ID use, and restart the server.'

type AddressFactsProps = {
  appUrl: string
  /** Whether APP_URL says so; else it is the default. */
  isSet: boolean
  tenantUrl: string
}

/** Where this console is, and the Tenant URL that follows from it. */
export function AddressFacts({ appUrl, isSet, tenantUrl }: AddressFactsProps) {
  return (
    <div className="space-y-4">
      <CopyField label="Console address" value={appUrl} hint={isSet ? <SetBy variable="APP_URL" /> : DEFAULT_ADDRESS} />
      <CopyField label="Tenant URL" value={tenantUrl} hint="Follows from the console address. What Microsoft Entra ID provisions to." />
      <Notice tone="info">
        When APP_URL changes, the Tenant URL changes too: paste Tenant URL and Secret Token again in Microsoft Entra ID.
      </Notice>
    </div>
  )
}
