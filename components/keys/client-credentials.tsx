import { CopyField } from '@/components/ui/copy-field'

type ClientCredentialsProps = { tokenEndpoint: string; keyId: number; secret: string }

/** What to paste into Microsoft Entra ID's form for OAuth 2.0, in its words. The secret is the key, which is not repeated: `secret` says where it is. */
export function ClientCredentials({ tokenEndpoint, keyId, secret }: ClientCredentialsProps) {
  return (
    <div className="space-y-5">
      <p>
        In Microsoft Entra choose the authentication method <em>OAuth2 client credentials grant</em>. The Tenant URL stays the same.
      </p>
      <CopyField label="Token Endpoint" value={tokenEndpoint} />
      <CopyField label="Client Identifier" value={String(keyId)} />
      <div>
        <p className="font-medium">Client Secret</p>
        <p className="mt-1">{secret}</p>
      </div>
    </div>
  )
}
