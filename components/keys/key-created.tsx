'use client'

import { useRouter } from 'next/navigation'
import { type ClipboardEvent, useEffect, useRef, useState } from 'react'

import { KEYS_PATH } from '@/components/frame/navigation'
import { PRODUCT_NAME } from '@/lib/product-name'
import { ClientCredentials } from '@/components/keys/client-credentials'
import { ConnectionLine, SuccessorLine } from '@/components/keys/connection-line'
import type { CreatedKey, RotatedKey } from '@/components/keys/key-form-state'
import { keyBreadcrumb, keyPath } from '@/components/keys/key-paths'
import { LeaveGuard } from '@/components/keys/leave-guard'
import { rotationWords } from '@/components/keys/rotation-words'
import { Card } from '@/components/ui/card'
import { CopyField } from '@/components/ui/copy-field'
import { Disclosure } from '@/components/ui/disclosure'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'

type KeyCreatedProps = { created: CreatedKey; tenantUrl: string; tokenEndpoint: string; rotated?: RotatedKey }

const TITLE = 'Copy your API key now'

/** The key, shown once: what it is, what to paste into Microsoft Entra ID, and whether that works. */
export function KeyCreated({ created, tenantUrl, tokenEndpoint, rotated }: KeyCreatedProps) {
  const { id, name, secret, expiresAt, allowsScim } = created
  const lastFour = secret.slice(-4)
  const [copied, setCopied] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useFocusedHeading(box)
  useDocumentTitle(`${TITLE} · ${PRODUCT_NAME}`)
  useBackToList(copied)
  const onCopied = () => setCopied(true)
  const onCopy = (event: ClipboardEvent) => {
    if (window.getSelection()?.toString().includes(secret) && event.isTrusted) setCopied(true)
  }
  return (
    <div ref={box} onCopy={onCopy} className="max-w-[760px]">
      <PageHeader title={TITLE} breadcrumb={keyBreadcrumb({ label: name })} />
      <div className="space-y-5">
        <Notice tone="warning" title="You cannot display the API key after this step. If you lose the value, create a new API key." />
        <CopyField label="API key" value={secret} onCopied={onCopied} primary={!allowsScim} />
        {allowsScim && <EntraValues tenantUrl={tenantUrl} tokenEndpoint={tokenEndpoint} secret={secret} keyId={id} onCopied={onCopied} />}
        {rotated && (
          <Notice tone="info">
            <p>{rotationWords({ old: rotated, successor: { name, lastFour, state: 'valid', expiresAt } })}</p>
            <div className="mt-2">
              <SuccessorLine keyId={id} name={name} lastFour={lastFour} />
            </div>
          </Notice>
        )}
        <div className="flex justify-end">
          <LinkButton href={rotated ? keyPath(rotated.id) : KEYS_PATH}>Done</LinkButton>
        </div>
      </div>
      <LeaveGuard
        active={!copied}
        question="You have not copied the key. Leave anyway?"
        leaveLabel="Leave anyway"
        stayLabel="Stay"
        backHref={KEYS_PATH}
        address={`?created=${id}`}
      >
        The key cannot be displayed again.
      </LeaveGuard>
    </div>
  )
}

type EntraValuesProps = { tenantUrl: string; tokenEndpoint: string; secret: string; keyId: number; onCopied: () => void }

function EntraValues({ tenantUrl, tokenEndpoint, secret, keyId, onCopied }: EntraValuesProps) {
  return (
    <Card title="Paste these into Microsoft Entra ID">
      <div className="space-y-5">
        <CopyField label="Tenant URL" value={tenantUrl} />
        <CopyField
          label="Secret Token"
          value={`apikey:${secret}`}
          hint={
            <>
              Paste all of it, including <code className="font-mono">apikey:</code>
            </>
          }
          onCopied={onCopied}
          primary
        />
        <p>
          In Microsoft Entra: Provisioning &gt; Get started &gt; Automatic &gt; Tenant URL &gt; Secret Token &gt; Test Connection &gt; Save.
        </p>
        <ConnectionLine keyId={keyId} />
        <Disclosure summary="Use OAuth 2.0 client credentials instead">
          <ClientCredentials tokenEndpoint={tokenEndpoint} keyId={keyId} secret="The API key above." />
        </Disclosure>
      </div>
    </Card>
  )
}

function useFocusedHeading(box: React.RefObject<HTMLDivElement | null>) {
  useEffect(() => {
    const heading = box.current?.querySelector('h1')
    if (!heading) return
    heading.tabIndex = -1
    heading.focus()
    window.scrollTo(0, 0)
  }, [box])
}

/** The address stays that of the form: what the tab is called there is called back when this view is left. */
function useDocumentTitle(title: string) {
  useEffect(() => {
    const before = document.title
    document.title = title
    return () => {
      document.title = before
    }
  }, [title])
}

/** Once nothing is lost by it, Back leads to the list and not to the form, which was sent. */
function useBackToList(mayLeave: boolean) {
  const router = useRouter()
  useEffect(() => {
    if (!mayLeave) return
    const onPop = () => router.replace(KEYS_PATH)
    window.addEventListener('popstate', onPop)
    return () => window.removeEventListener('popstate', onPop)
  }, [mayLeave, router])
}
