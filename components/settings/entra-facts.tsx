import { EntraMissing } from '@/components/settings/entra-missing'
import { SetBy } from '@/components/settings/set-by'
import { CopyField } from '@/components/ui/copy-field'
import { DefinitionList } from '@/components/ui/definition-list'

type EntraFactsProps = {
  client: { tenantId: string; clientId: string; issuer: string } | null
  redirectUri: string
  /** Whether somebody whom Microsoft Entra ID provisioned has never signed in. */
  peopleWait: boolean
}

/** How this console is known to Microsoft Entra ID, as the environment sets it; or how to make it known. */
export function EntraFacts({ client, redirectUri, peopleWait }: EntraFactsProps) {
  return (
    <div className="space-y-4">
      {client ? (
        <DefinitionList
          items={[
            { term: 'Tenant ID', note: <SetBy variable="ENTRA_TENANT_ID" />, value: <Code text={client.tenantId} /> },
            { term: 'Client ID', note: <SetBy variable="ENTRA_CLIENT_ID" />, value: <Code text={client.clientId} /> },
            { term: 'Client secret', note: <SetBy variable="ENTRA_CLIENT_SECRET" />, value: 'Set. Never shown.' },
            {
              term: 'Issuer',
              note: isDefaultIssuer(client) ? 'Follows from the tenant ID' : <SetBy variable="ENTRA_ISSUER" />,
              value: <Code text={client.issuer} />,
            },
          ]}
        />
      ) : (
        <>
          {peopleWait && <EntraMissing />}
          <p>
            Sign-in with Microsoft Entra ID is not configured: people sign in with e-mail and password. To switch it on, register an
            application in the Microsoft Entra admin center with the redirect URI below, set <Code text="ENTRA_TENANT_ID" />,{' '}
            <Code text="ENTRA_CLIENT_ID" /> and <Code text="ENTRA_CLIENT_SECRET" />, and restart the server. The file{' '}
            <Code text="docs/sign-in.md" /> has every step.
          </p>
        </>
      )}
      <CopyField label="Redirect URI" value={redirectUri} hint="To register in Microsoft Entra ID, platform Web." />
    </div>
  )
}

function Code({ text }: { text: string }) {
  return <code className="font-mono text-xs break-all">{text}</code>
}

function isDefaultIssuer({ tenantId, issuer }: { tenantId: string; issuer: string }): boolean {
  return issuer === `https://login.microsoftonline.com/${tenantId}/v2.0`
}
