import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'

import { revokeKeyAction, takeOverKeyAction } from '@/app/(console)/account/tools/management-api-keys/actions'
import { NoAccess } from '@/components/frame/no-access'
import { ClientCredentials } from '@/components/keys/client-credentials'
import { EndpointList } from '@/components/keys/endpoint-list'
import { KeyActions } from '@/components/keys/key-actions'
import { KeyFacts } from '@/components/keys/key-facts'
import { KeyHistory } from '@/components/keys/key-history'
import { keyBreadcrumb } from '@/components/keys/key-paths'
import { KeyRotation } from '@/components/keys/key-rotation'
import { KeySentence } from '@/components/keys/key-sentence'
import { KeyStateChip } from '@/components/keys/key-state-chip'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHeader } from '@/components/ui/page-header'
import { type SearchParams, urlState } from '@/components/ui/url-state'
import { findEventPage } from '@/lib/audit/find-event-page'
import { pagePermission } from '@/lib/auth/page-permission'
import { clientName } from '@/lib/client-name'
import { isScimEndpoint } from '@/lib/keys/endpoint-catalogue'
import { getKey } from '@/lib/keys/get-key'
import { isUsable } from '@/lib/keys/key-state'
import { tokenEndpoint } from '@/lib/token-endpoint'

type KeyPageProps = { params: Promise<{ keyId: string }>; searchParams: Promise<SearchParams> }

/** Read once for the title and the page. */
const findKey = cache((keyId: string) => getKey(Number(keyId)))

export async function generateMetadata({ params }: KeyPageProps): Promise<Metadata> {
  const key = (await pagePermission('admin')) && (await findKey((await params).keyId))
  return { title: key ? key.name : 'Management API key' }
}

/** One Management API key: its state, what is known of it, and what an admin can do with it. */
export default async function KeyPage({ params, searchParams }: KeyPageProps) {
  if (!(await pagePermission('admin'))) return <NoAccess />
  const key = await findKey((await params).keyId)
  if (!key) notFound()
  const { id, name, lastFour, state, ownerName, expiresAt, revokedAt, lastUsedAt } = key
  const { revoke, older } = urlState(await searchParams)
  const history = await findEventPage({ target: { kind: 'key', id }, older })
  return (
    <>
      <PageHeader
        title={name}
        breadcrumb={keyBreadcrumb({ label: name })}
        beside={<KeyStateChip state={state} ownerName={ownerName} expiresAt={expiresAt} revokedAt={revokedAt} />}
        description={<KeySentence detail={key} />}
        actions={
          <KeyActions
            target={{ id, name, lastFour, state, lastUsedAt, usedBy: clientName(key) }}
            startRevoking={revoke === 'true'}
            revoke={revokeKeyAction}
            takeOver={takeOverKeyAction}
          />
        }
      />
      <div className="space-y-4">
        <KeyRotation detail={key} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Card title="Key">
            <KeyFacts detail={key} />
            {isUsable(state) && key.allowedEndpoints.some(isScimEndpoint) && (
              <div className="mt-4 border-t pt-4">
                <Disclosure summary="Use OAuth 2.0 client credentials instead">
                  <ClientCredentials
                    tokenEndpoint={tokenEndpoint()}
                    keyId={id}
                    secret="The key you copied; it cannot be displayed again."
                  />
                </Disclosure>
              </div>
            )}
          </Card>
          <Card title="Allowed endpoints">
            <EndpointList paths={key.allowedEndpoints} />
          </Card>
        </div>
        <Card title="History">
          <KeyHistory keyId={id} from={older} history={history} />
        </Card>
      </div>
    </>
  )
}
