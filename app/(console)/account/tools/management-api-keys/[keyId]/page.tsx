import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { revokeKeyAction, takeOverKeyAction } from '@/app/(console)/account/tools/management-api-keys/actions'
import { NoAccess } from '@/components/frame/no-access'
import { SuccessorLine } from '@/components/keys/connection-line'
import { EndpointList } from '@/components/keys/endpoint-list'
import { KeyActions } from '@/components/keys/key-actions'
import { KeyFacts } from '@/components/keys/key-facts'
import { KeyHistory } from '@/components/keys/key-history'
import { keyBreadcrumb } from '@/components/keys/key-paths'
import { KeySentence } from '@/components/keys/key-sentence'
import { KeyStateChip } from '@/components/keys/key-state-chip'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { type SearchParams, urlState } from '@/components/ui/url-state'
import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { pagePermission } from '@/lib/auth/page-permission'
import { clientName } from '@/lib/keys/client-name'
import { getKey } from '@/lib/keys/get-key'

export const metadata: Metadata = { title: 'Management API key' }

type KeyPageProps = { params: Promise<{ keyId: string }>; searchParams: Promise<SearchParams> }

/** One Management API key: its state, what is known of it, and what an admin can do with it. */
export default async function KeyPage({ params, searchParams }: KeyPageProps) {
  if (!(await pagePermission('admin'))) return <NoAccess />
  const key = await getKey(Number((await params).keyId))
  if (!key) notFound()
  const { id, name, state, ownerName, expiresAt, revokedAt, lastUsedAt } = key
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
          state !== 'revoked' && (
            <KeyActions
              target={{ id, name, lastUsedAt, usedBy: clientName(key) }}
              disabled={state === 'disabled'}
              startRevoking={urlState(await searchParams).revoke === 'true'}
              revoke={revokeKeyAction}
              takeOver={takeOverKeyAction}
            />
          )
        }
      />
      <div className="space-y-4">
        {successor && state !== 'revoked' && state !== 'expired' && (
          <Card title="Rotation" description={`Both keys work until you revoke ${name}.`}>
            <SuccessorLine keyId={successor.id} name={successor.name} />
          </Card>
        )}
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Card title="Key">
            <KeyFacts detail={key} />
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
