import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { findNamesakesAction, rotateKeyAction } from '@/app/(console)/account/tools/management-api-keys/actions'
import { NoAccess } from '@/components/frame/no-access'
import { KeyForm } from '@/components/keys/key-form'
import { KeyRevoked } from '@/components/keys/key-revoked'
import { pagePermission } from '@/lib/auth/page-permission'
import { randomToken } from '@/lib/ids'
import { getKey } from '@/lib/keys/get-key'
import { keyDates } from '@/lib/keys/key-dates'
import { suggestSuccessorName } from '@/lib/keys/successor-name'
import { tenantUrl } from '@/lib/tenant-url'
import { tokenEndpoint } from '@/lib/token-endpoint'

export const metadata: Metadata = { title: 'Rotate key' }

/** The form that makes a key's successor, filled from the key. */
export default async function RotateKeyPage({ params }: { params: Promise<{ keyId: string }> }) {
  if (!(await pagePermission('admin'))) return <NoAccess />
  const key = await getKey(Number((await params).keyId))
  if (!key) notFound()
  const { id, name, lastFour, state, expiresAt, allowedEndpoints } = key
  if (key.revokedAt) return <KeyRevoked keyId={id} name={name} />
  const dates = keyDates()
  return (
    <KeyForm
      action={rotateKeyAction.bind(null, id)}
      findNamesakes={findNamesakesAction}
      formToken={randomToken()}
      defaults={{ name: await suggestSuccessorName(name), allowedEndpoints, expirationDate: dates.usual }}
      dates={{ min: dates.min, presets: dates.presets }}
      rotated={{ id, name, lastFour, state, expiresAt }}
      tenantUrl={tenantUrl()}
      tokenEndpoint={tokenEndpoint()}
    />
  )
}
