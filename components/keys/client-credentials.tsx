import { CopyField } from '@/components/ui/copy-field'

type ClientCredentialsProps = { tokenEndpoint: string; keyId: number; whereSecretIs: string }

/** What to paste into Microsoft Entra ID's form for OAuth 2.0, in its words. The secret is the key, which is not repeated. */
export function ClientCredentials({ tokenEndpoint, keyId, whereSecretIs }: ClientCredentialsProps) {
  return (
    <div className="space-y-5">
      <p>
        In Microsoft Entra choose the authentication method <em>OAuth2 client credentials grant</em>. The Tenant URL stays the same.
      </p>
      <CopyField label="Token Endpoint" value={tokenEndpoint} />
      <CopyField label="Client Identifier" value={String(keyId)} />
      <p>
        <span className="font-medium">Client Secret</span> is {whereSecretIs}.
      </p>
    </div>
  )
}
