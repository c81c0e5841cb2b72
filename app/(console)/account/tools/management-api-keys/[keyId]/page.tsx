import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'

import { revokeKeyAction, takeOverKeyAction } from '@/app/(console)/account/tools/management-api-keys/actions'
import { NoAccess } from '@/components/frame/no-access'
import { SuccessorLine } from '@/components/keys/connection-line'
import { ClientCredentials } from '@/components/keys/client-credentials'
import { EndpointList } from '@/components/keys/endpoint-list'
import { KeyActions } from '@/components/keys/key-actions'
import { KeyFacts } from '@/components/keys/key-facts'
import { KeyHistory } from '@/components/keys/key-history'
import { keyBreadcrumb } from '@/components/keys/key-paths'
import { KeySentence } from '@/components/keys/key-sentence'
import { KeyStateChip } from '@/components/keys/key-state-chip'
import { MaskedKey } from '@/components/keys/masked-key'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHeader } from '@/components/ui/page-header'
import { type SearchParams, urlState } from '@/components/ui/url-state'
import { findAuditEvents } from '@/lib/audit/find-audit-events'
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
  const events = await findAuditEvents({ target: { kind: 'key', id }, limit: 50 })
  const successor = key.successors.findLast((candidate) => !candidate.revokedAt)
  return (
    <>
      <PageHeader
        title={name}
        breadcrumb={keyBreadcrumb({ label: name })}
        beside={<KeyStateChip state={state} ownerName={ownerName} expiresAt={expiresAt} revokedAt={revokedAt} />}
        description={<KeySentence detail={key} />}
        actions={
          <KeyActions
            target={{ id, name, lastFour, lastUsedAt, usedBy: clientName(key) }}
            state={state}
            startRevoking={urlState(await searchParams).revoke === 'true'}
            revoke={revokeKeyAction}
            takeOver={takeOverKeyAction}
          />
        }
      />
      <div className="space-y-4">
        {successor && state !== 'revoked' && state !== 'expired' && (
          <Card
            title="Rotation"
            description={
              <>
                Both keys work until you revoke {name} <MaskedKey lastFour={lastFour} />.
              </>
            }
          >
            <SuccessorLine keyId={successor.id} name={successor.name} lastFour={successor.lastFour} />
          </Card>
        )}
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
          <KeyHistory events={events} />
        </Card>
      </div>
    </>
  )
}
