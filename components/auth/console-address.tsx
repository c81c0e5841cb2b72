'use client'

import { useSyncExternalStore } from 'react'

import { addressWarnings } from '@/components/auth/address-warnings'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'

/** Where this console says it is, where the browser found it, the Tenant URL that follows, and what may be wrong with them. */
export function ConsoleAddress({ appUrl, tenantUrl }: { appUrl: string; tenantUrl: string }) {
  const openedAt = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => new URL(appUrl).origin,
  )
  return (
    <div className="space-y-4">
      <DefinitionList
        items={[
          { term: 'Address', note: 'variable APP_URL', value: <code className="font-mono text-xs">{appUrl}</code> },
          { term: 'You opened', value: <code className="font-mono text-xs">{openedAt}</code> },
          { term: 'Tenant URL', note: 'for Microsoft Entra ID', value: <code className="font-mono text-xs">{tenantUrl}</code> },
        ]}
      />
      {addressWarnings({ appUrl, openedAt }).map((warning) => (
        <Notice key={warning} tone="warning">
          <p>{warning}</p>
        </Notice>
      ))}
    </div>
  )
}

function never() {
  return () => {}
}
