import type { Metadata } from 'next'

import { createKeyAction, findNamesakesAction } from '@/app/(console)/account/tools/management-api-keys/actions'
import { NoAccess } from '@/components/frame/no-access'
import { KeyForm } from '@/components/keys/key-form'
import { type SearchParams, urlState } from '@/components/ui/url-state'
import { pagePermission } from '@/lib/auth/page-permission'
import { randomToken } from '@/lib/ids'
import { SCIM_BASE_PATH, SCIM_ENDPOINT_PATHS } from '@/lib/keys/endpoint-catalogue'
import { keyDates } from '@/lib/keys/key-dates'
import { tenantUrl } from '@/lib/tenant-url'
import { tokenEndpoint } from '@/lib/token-endpoint'

export const metadata: Metadata = { title: 'Create Key' }

/** Account > Tools > Management API keys > Create Key; `?preset=entra` fills the form for Microsoft Entra ID. */
export default async function CreateKeyPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await pagePermission('admin'))) return <NoAccess />
  const { preset } = urlState(await searchParams)
  const dates = keyDates()
  const filled =
    preset === 'entra'
      ? { name: 'Microsoft Entra ID', allowedEndpoints: [...SCIM_ENDPOINT_PATHS], endpointSearch: `${SCIM_BASE_PATH}/` }
      : { name: '', allowedEndpoints: [] }
  return (
    <KeyForm
      action={createKeyAction}
      findNamesakes={findNamesakesAction}
      formToken={randomToken()}
      defaults={{ ...filled, expirationDate: dates.usual }}
      dates={{ min: dates.min, presets: dates.presets }}
      tenantUrl={tenantUrl()}
      tokenEndpoint={tokenEndpoint()}
    />
  )
}
